package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no endpoint is refused with the text, what is wrong with it, and the remedy. */
final class EndpointErrorTest {

    private static final String FORM =
            "write tcp://HOST:PORT (tcp4, tcp6), udp://HOST:PORT (udp4, udp6) or unix:/path";
    private static final String BRACKETS = "write tcp://[::1]:7";
    private static final String RANGE = "a port is a number from 0 to 65535, or a name";

    @ParameterizedTest
    @CsvSource({
        "'', has no scheme",
        "localhost:7, has no scheme",
        "tcp:7, has no scheme",
        "://h:7, has the unknown scheme ''",
        "ipx://h:7, is AF_IPX~ which nobody can open any more",
        "ipx://, is AF_IPX~ which nobody can open any more",
        "tcp5://h:7, has the unknown scheme 'tcp5'",
        "unix4:/x, has no scheme",
        "UDP://h:7, has the unknown scheme 'UDP'",
        "udp:7, has no scheme",
        "udp://h/path, has a host that is no name or address~ 'h/path'",
        "tcp://a b:7, has a host that is no name or address~ 'a b'",
        "tcp://h/path, has a host that is no name or address~ 'h/path'",
    })
    void asksForTheForm(String text, String what) {
        assertRefused(text, what.replace('~', ','), FORM);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://::1:7, has an IPv6 address without brackets",
        "udp://::1:7, has an IPv6 address without brackets",
        "tcp://h:7:8, has an IPv6 address without brackets",
        "tcp://[::1:7, has an IPv6 address without brackets",
        "tcp://[::1]7, has a malformed address '[::1]7'",
        "tcp://::1]:7, has a malformed address '::1]'",
        "tcp://[h]:7, has a malformed address '[h]'",
        "tcp://[]:7, has a malformed address '[]'",
    })
    void asksForBrackets(String text, String what) {
        assertRefused(text, what, BRACKETS);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://h:, has the port ''",
        "tcp://h:-1, has the port '-1'",
        "udp://h:+7, has the port '+7'",
        "udp://h:a b, has the port 'a b'",
        "tcp://h:7/, has the port '7/'",
    })
    void asksForAPortInRange(String text, String what) {
        assertRefused(text, what, RANGE);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://h?a, has the option 'a', write NAME=VALUE",
        "tcp://h?=b, has the option '=b', write NAME=VALUE",
        "tcp://h?a=b&, has the option '', write NAME=VALUE",
        "tcp://h?a=b&a=c, has the option 'a' twice, give it once",
        "tcp://h?a=%zz, has a broken % escape in '%zz', write % as %25",
        "tcp://h?a=5%, has a broken % escape in '5%', write % as %25",
    })
    void asksForOptionsThatCanBeRead(String text, String what, String remedy) {
        assertRefused(text, what, remedy);
    }

    @ParameterizedTest
    @CsvSource({"65536", "99999999999"})
    void aNumberThatIsNoPortIsRefused(String port) {
        String text = "udp://h:" + port;
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Endpoint.parse(text),
                        text + " is no endpoint");
        assertEquals(
                "'%s': the port '%s' is not a number from 0 to 65535".formatted(text, port),
                e.getMessage(),
                "the text, the port and the range");
    }

    @ParameterizedTest
    @CsvSource({"tcp", "udp6"})
    void aServiceThatIsNotKnownIsRefused(String scheme) {
        String text = scheme + "://h:no-such-service";
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Endpoint.parse(text),
                        text + " is no endpoint");
        assertTrue(
                e.getMessage().startsWith("'" + text + "': the service 'no-such-service' "),
                "the text and the service: " + e.getMessage());
        assertTrue(e.getMessage().endsWith(": write its number"), "remedy: " + e.getMessage());
    }

    private static void assertRefused(String text, String what, String remedy) {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Endpoint.parse(text),
                        text + " is no endpoint");
        assertEquals(
                "'%s' %s: %s".formatted(text, what, remedy),
                e.getMessage(),
                "the text, what is wrong, and the remedy");
    }
}
