package echo.client.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

final class PortsTest {

    private static final String WIDEST = "sysctl -w net.ipv4.ip_local_port_range='1024 65535'";
    private static final String SOURCES = "# no range is that wide: connect from ";

    @TempDir private Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "32768 60999 |                       | 28232",
                "32768 60999 | 22,80,30000-32767     | 28232",
                "32768 60999 | 40000,32000-32769     | 28229",
                "1024 65535  |                       | 64512",
            })
    void areEnough(String range, String reserved, int connections) throws Exception {
        Machine machine = machine(range, reserved);
        Finding enough = Check.PORTS.make(machine, new DoctorConfig(connections, 0));
        assertEquals(Finding.State.OK, enough.state(), "with as many connections: " + enough);
        Finding less = Check.PORTS.make(machine, new DoctorConfig(connections + 1, 0));
        assertEquals(Finding.State.FAULT, less.state(), "with one more: " + less);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "32768 60999 |          | 50000  | 28232 (32768-60999) | " + WIDEST,
                "32768 60999 |          | 64512  | 28232 (32768-60999) | " + WIDEST,
                "32768 60999 | 1024     | 64512  | 28232 (32768-60999) | "
                        + SOURCES
                        + "3 addresses, such as --source 127.0.0.1-127.0.0.3",
                "1024 65535  |          | 200000 | 64512 (1024-65535)  | "
                        + SOURCES
                        + "4 addresses, such as --source 127.0.0.1-127.0.0.4",
                "32768 60999 |          | 10000000 | 28232 (32768-60999) | "
                        + SOURCES
                        + "355 addresses, such as --source 127.0.0.1-127.0.1.99",
                "5000 5000   | 5000     | 1      | 0 (5000-5000)       | " + WIDEST,
            })
    void areTooFew(String range, String reserved, int connections, String found, String fix)
            throws Exception {
        CheckTest.assertFault(
                "ports",
                machine(range, reserved),
                new DoctorConfig(connections, 0),
                found,
                "at least " + connections,
                fix);
    }

    private Machine machine(String range, String reserved) throws Exception {
        return TestMachine.well(root)
                .write("proc/sys/net/ipv4/ip_local_port_range", range.replace(' ', '\t'))
                .write(
                        "proc/sys/net/ipv4/ip_local_reserved_ports",
                        reserved == null ? "" : reserved)
                .machine();
    }
}
