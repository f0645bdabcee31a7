package echo.client.doctor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.file.Files;
import java.nio.file.Path;

final class MachineTest {

    @TempDir private Path root;

    @Test
    void readsSysctlsToTheirEnd() throws Exception {
        String file = "proc/sys/net/ipv4/ip_local_port_range";
        assumeTrue(Files.isReadable(Path.of("/" + file)), "this system has no " + file);
        Machine machine = Machine.real();
        long first = machine.number(file, "^([0-9]+)");
        long last = machine.number(file, "^[0-9]+\\s+([0-9]+)$");
        assertTrue(first <= last && last <= 65535, "is a range: " + first + " to " + last);
    }

    @Test
    void bindsTheLoopbackAddress() {
        assertDoesNotThrow(
                () -> Machine.real().binding().bind(StandardProtocolFamily.INET),
                "there is an IPv4 loopback address, as all tests of sockets have it");
    }

    @Test
    void saysWhatIsNoNumber() throws Exception {
        Machine machine = TestMachine.well(root).write("proc/x", "12 apples").machine();
        assertEquals(12, machine.number("proc/x", "^([0-9]+)"), "the number in it");
        assertThrows(IOException.class, () -> machine.number("proc/x"), "not all is a number");
        assertThrows(
                IOException.class, () -> machine.number("proc/x", "([0-9]+)$"), "none at the end");
    }

    @Test
    void takesRangesApart() {
        Ranges ranges = Ranges.parse("0-3,8,10-11");
        assertEquals(7, ranges.count(), "all");
        assertEquals(3, ranges.countWithin(3, 10), "3, 8, 10");
        assertEquals(0, Ranges.parse("").count(), "none");
    }
}
