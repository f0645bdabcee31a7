package echo.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.net.Endpoint;
import echo.server.access.SourcePrefix;
import echo.server.deadlines.Deadlines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class ListenerOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"tcp://*:7", "udp://*:7", "unix:/x"})
    void withoutAnyTheyAreTheDefaults(String endpoint) {
        assertEquals(ListenerOptions.NONE, taken(endpoint), "nothing is said in " + endpoint);
    }

    @Test
    void theDefaults() {
        assertEquals(Set.of(), ListenerOptions.NONE.mode(), "the umask's");
        assertEquals(1, DatagramOptions.DEFAULT.receivers(), "one thread");
        assertEquals(65_535 - 8, DatagramOptions.DEFAULT.maxSize(), "the largest over IPv6");
        assertEquals(
                -1, DatagramOptions.DEFAULT.sourceRate(), "the usual rate, but not for itself");
    }

    @ParameterizedTest
    @CsvSource({
        "660, rw-rw----",
        "0660, rw-rw----",
        "600, rw-------",
        "666, rw-rw-rw-",
        "777, rwxrwxrwx",
        "421, r---w---x",
        "060, ---rw----",
    })
    void aModeIsOctal(String mode, String permissions) {
        assertEquals(
                PosixFilePermissions.fromString(permissions),
                taken("unix:/x?mode=" + mode).mode(),
                "mode " + mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "0", "7", "000", "0000", "66", "668", "6600", "1660", "-660", "rw-", "0x1b0"
            })
    void anotherModeIsRefused(String mode) {
        assertRefused(
                "unix:/x?mode=" + mode,
                "mode '%s' is not an octal mode such as 660".formatted(mode));
    }

    @Test
    void aDatagramListenerHasThree() {
        assertEquals(
                new DatagramOptions(4, 1472, 50, SourcePrefix.DEFAULT),
                taken("udp://*:7?source-rate=50&receivers=4&max-size=1472").datagrams(),
                "all three, in any order");
    }

    @ParameterizedTest
    @CsvSource({
        "receivers, 1, 256",
        "max-size, 1, 65527",
        "source-rate, 0, 10000000",
    })
    void aNumberHasARange(String name, int least, int most) {
        String endpoint = "udp6://*:7?" + name + "=";
        for (int value : new int[] {least, least + 1, most - 1, most}) {
            assertEquals(value, number(name, taken(endpoint + value)), name + " " + value);
        }
        for (String value :
                List.of("", "x", "1.5", "+1", "-1", " 1", "1e3", "9999999999", "" + (most + 1))) {
            assertRefused(
                    endpoint + value,
                    "%s '%s' is not a number from %d to %d".formatted(name, value, least, most));
        }
        if (least > 0) {
            assertRefused(
                    endpoint + (least - 1),
                    "%s '%d' is not a number from %d to %d"
                            .formatted(name, least - 1, least, most));
        }
    }

    /** What a listener does not know may be its handler's. */
    @ParameterizedTest
    @CsvSource({
        "unix:/x?a=1&mode=660&receivers=4, 'a receivers'",
        "udp://*:7?a=1&mode=660&receivers=4, 'a mode'",
        "tcp://*:7?a=1&mode=660&receivers=4, 'a mode receivers'",
    })
    void theRestIsLeftToTheHandler(String endpoint, String left) {
        var options = new LinkedHashMap<>(Endpoint.parse(endpoint).options());
        ListenerOptions.takenFrom(Endpoint.parse(endpoint), options, Map.of());
        assertEquals(
                List.of(left.split(" ")), List.copyOf(options.keySet()), "what is left, in order");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:/x, 'mode max-connections idle-timeout', 'receivers max-size'",
        "udp://*:7, 'receivers max-size source-rate', 'mode max-connections idle-timeout'",
        "udp4://*:7, 'receivers max-size source-rate', 'mode max-connections idle-timeout'",
        "tcp://*:7, 'max-connections idle-timeout', 'mode receivers max-size'",
    })
    void eachKindNamesItsOwn(String endpoint, String names, String others) {
        List<String> own = ListenerOptions.names(Endpoint.parse(endpoint));
        assertTrue(own.containsAll(List.of(names.split(" "))), endpoint + " has " + own);
        for (String other : others.split(" ")) {
            assertFalse(own.contains(other), endpoint + " has no " + other + ": " + own);
        }
    }

    @Test
    void whatAListenerSaysIsBeforeTheDefaults() {
        var defaults =
                Map.of("idle-timeout", "7s", "max-lifetime", "9s", "mode", "660", "text", "x");
        Endpoint endpoint = Endpoint.parse("tcp://*:7?idle-timeout=1s&text=y");
        Map<String, String> options = new LinkedHashMap<>(endpoint.options());
        Deadlines deadlines = ListenerOptions.takenFrom(endpoint, options, defaults).deadlines();
        assertEquals(Duration.ofSeconds(1), deadlines.idle(), "what it says");
        assertEquals(Duration.ofSeconds(9), deadlines.lifetime(), "what it does not say");
        assertEquals(
                Map.of("text", "y"), options, "a default of another kind of listener is not its");
    }

    private static int number(String name, ListenerOptions options) {
        return switch (name) {
            case "receivers" -> options.datagrams().receivers();
            case "max-size" -> options.datagrams().maxSize();
            default -> options.datagrams().sourceRate();
        };
    }

    private static ListenerOptions taken(String text) {
        Endpoint endpoint = Endpoint.parse(text);
        Map<String, String> options = new LinkedHashMap<>(endpoint.options());
        return ListenerOptions.takenFrom(endpoint, options, Map.of());
    }

    private static void assertRefused(String endpoint, String message) {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> taken(endpoint),
                        endpoint + " is not possible");
        assertEquals(message, e.getMessage(), "the value, and what would be possible");
    }
}
