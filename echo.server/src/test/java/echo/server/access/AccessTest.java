package echo.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.options.OptionValues;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

final class AccessTest {

    @TempDir private Path folder;

    /** Empty is not told. */
    private static Access told(String allow, String deny) {
        Map<String, String> map = new HashMap<>();
        if (!allow.isEmpty()) {
            map.put("allow", allow);
        }
        if (!deny.isEmpty()) {
            map.put("deny", deny);
        }
        Access access = Access.takenFrom(new OptionValues(map));
        assertTrue(map.isEmpty(), "the options are taken");
        return access;
    }

    private static SocketAddress peer(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 192.0.2.1, true",
        "192.0.2.0/24, '', 192.0.2.1, true",
        "192.0.2.0/24, '', 192.0.3.1, false",
        "192.0.2.0/24, '', ::1, false",
        "'192.0.2.0/24,::1', '', ::1, true",
        "'', 192.0.2.0/24, 192.0.2.1, false",
        "'', 192.0.2.0/24, 192.0.3.1, true",
        "'', 192.0.2.0/24, ::1, true",
        "10.0.0.0/8, 10.1.0.0/16, 10.2.0.1, true",
        "10.0.0.0/8, 10.1.0.0/16, 10.1.0.1, false",
        "'10.0.0.0/8,10.1.2.3', 10.1.0.0/16, 10.1.2.3, true",
        "'10.0.0.0/8,10.1.2.3', 10.1.0.0/16, 11.0.0.1, false",
        "10.1.0.0/16, 10.0.0.0/8, 10.1.0.1, true",
        "10.1.0.0/16, 10.0.0.0/8, 10.2.0.1, false",
        "10.1.0.0/16, 10.0.0.0/8, 11.0.0.1, false",
        "0.0.0.0/0, '', ::1, false",
        "10.0.0.0/8, '', ::ffff:10.0.0.1, true",
        "::ffff:10.0.0.0/104, '', 10.0.0.1, true",
    })
    void theMostSpecificDecides(String allow, String deny, String address, boolean admitted) {
        Access access = told(allow, deny);
        assertEquals(admitted, access.admits(peer(address)), "may it come in");
        assertEquals(allow.isEmpty() && deny.isEmpty(), access.isEmpty(), "nothing is said");
    }

    @Test
    void whoHasNoAddressMayComeIn() {
        assertTrue(
                told("192.0.2.1", "0.0.0.0/0").admits(UnixDomainSocketAddress.of("")),
                "a Unix socket's peer");
    }

    @Test
    void filesHaveOnePrefixALine() throws Exception {
        Path list =
                file("list", "# office", "", "192.0.2.0/24", "  2001:db8::/32  # dc \u00e9 \r", "");
        Path more = file("more", "10.0.0.0/8");
        Access access = told(list + ",198.51.100.7," + more, "");
        for (String address :
                new String[] {"192.0.2.9", "2001:db8::9", "198.51.100.7", "10.9.9.9"}) {
            assertTrue(access.admits(peer(address)), address + " is in");
        }
        assertFalse(access.admits(peer("198.51.100.8")), "nobody else is");
    }

    /** Whoever empties the file does not mean everybody. */
    @Test
    void anEmptyFileAllowsNobody() throws Exception {
        Path empty = file("empty", "# nobody yet");
        assertFalse(told(empty.toString(), "").admits(peer("192.0.2.1")), "allow");
        assertTrue(told("", empty.toString()).admits(peer("192.0.2.1")), "deny");
        assertFalse(told(empty.toString(), "").isEmpty(), "something is said");
    }

    @Test
    void filesAreReadAnew() throws Exception {
        Path list = file("list", "192.0.2.1");
        Access before = told("", list.toString());
        assertFalse(before.admits(peer("192.0.2.1")), "at first");
        file("list", "192.0.2.2");
        Access after = before.reloaded();
        assertFalse(before.admits(peer("192.0.2.1")), "the old one stays as it was");
        assertTrue(after.admits(peer("192.0.2.1")), "no more in the file");
        assertFalse(after.admits(peer("192.0.2.2")), "new in the file");
        file("list", "192.0.2.2", "nonsense");
        refused("deny " + list + " line 2 'nonsense': there is no address", after::reloaded);
        Files.delete(list);
        refused("deny " + list + ": there is no such file", after::reloaded);
    }

    @Test
    void faultsAreToldInOneLine() throws Exception {
        refused("allow '': there is no address", () -> told("192.0.2.1,", ""));
        refused("allow 'list.txt': there is no address", () -> told("list.txt", ""));
        refused(
                "deny '192.0.2.1/24': there are bits behind the prefix: write 192.0.2.0/24",
                () -> told("", "192.0.2.1/24"));
        Path list = file("list", "192.0.2.0/24", "# 1", "192.0.2.1/24");
        refused(
                "deny %s line 3 '192.0.2.1/24': there are bits behind".formatted(list),
                () -> told("", list.toString()));
        refused("allow " + folder + ": ", () -> told(folder.toString(), ""));
        refused("allow ./no/such: there is no such file", () -> told("./no/such", ""));
        refused("allow ../no/such: there is no such file", () -> told("../no/such", ""));
    }

    @Test
    void aPrefixIsInOneListOnly() throws Exception {
        Path list = file("list", "192.0.2.0/24");
        refused(
                "allow and deny both have 192.0.2.0/24: take it out of one",
                () -> told("::ffff:192.0.2.0/120", list.toString()));
        told("192.0.2.0/24,192.0.2.0/24", "192.0.2.0/25");
    }

    private Path file(String name, String... lines) throws Exception {
        return Files.write(
                folder.resolve(name),
                String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void refused(String message, Executable reading) {
        String said = assertThrows(IllegalArgumentException.class, reading, "faulty").getMessage();
        assertTrue(said.startsWith(message), () -> message + " should begin: " + said);
        assertEquals(1, said.lines().count(), "lines");
    }
}
