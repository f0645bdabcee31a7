package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "tcp://*:7, UNSPEC, '', 7",
        "tcp://:7, UNSPEC, '', 7",
        "tcp://, UNSPEC, '', 50007",
        "tcp://*, UNSPEC, '', 50007",
        "tcp://*:0, UNSPEC, '', 0",
        "tcp://h:65535, UNSPEC, h, 65535",
        "tcp://echo.example.com:7, UNSPEC, echo.example.com, 7",
        "tcp4://127.0.0.1:7, INET, 127.0.0.1, 7",
        "tcp4://*:7, INET, '', 7",
        "tcp6://[::1]:7, INET6, ::1, 7",
        "tcp6://[fe80::1%eth0]:7, INET6, fe80::1%eth0, 7",
        "tcp://[2001:db8::1], UNSPEC, 2001:db8::1, 50007",
        "tcp://[::]:7, UNSPEC, ::, 7",
        "tcp://h?a=b, UNSPEC, h, 50007",
        "udp://*:7, UNSPEC, '', 7",
        "udp://, UNSPEC, '', 50007",
        "udp4://h:0, INET, h, 0",
        "udp6://[::1]:7, INET6, ::1, 7",
        "udp6://*, INET6, '', 50007",
        "tcp://h:007, UNSPEC, h, 7",
    })
    void takesATextApart(String text, AddressFamily family, String host, int port) {
        var endpoint = (InetEndpoint) Endpoint.parse(text);
        assertEquals(family, endpoint.family(), "family of " + text);
        assertEquals(host, endpoint.host(), "host of " + text);
        assertEquals(port, endpoint.port(), "port of " + text);
        assertEquals(host.isEmpty(), endpoint.isPassive(), "no host means passive: " + text);
        SocketType type = text.startsWith("udp") ? SocketType.DGRAM : SocketType.STREAM;
        assertEquals(type, endpoint.type(), "what it carries: " + text);
        assertEquals(text.substring(0, text.indexOf(':')), endpoint.scheme(), "the scheme");
    }

    /** The file differs from machine to machine; echo is in all that are worth their name. */
    @ParameterizedTest
    @CsvSource({
        "tcp://:echo, 7",
        "tcp4://*:echo?a=b, 7",
        "udp://h:echo, 7",
        "udp6://[::1]:echo, 7"
    })
    void aPortMayBeAServicesName(String text, int port) throws Exception {
        assumeTrue(
                Files.isReadable(ServiceNames.SYSTEM_FILE)
                        && Files.readString(ServiceNames.SYSTEM_FILE, ISO_8859_1)
                                .matches("(?s).*\\necho\\s+7/tcp.*\\necho\\s+7/udp.*"),
                "this machine's services file has no echo");
        assertEquals(port, ((InetEndpoint) Endpoint.parse(text)).port(), "port of " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://*:7, tcp://*:7",
        "tcp://, tcp://*:50007",
        "tcp4://127.0.0.1:0, tcp4://127.0.0.1:0",
        "tcp6://[::1]:7, tcp6://[::1]:7",
        "tcp://h:7?handler=echo, tcp://h:7",
        "udp://*:7, udp://*:7",
        "udp4://h, udp4://h:50007",
        "udp6://[::1]:7?receivers=4, udp6://[::1]:7",
    })
    void isPrintedAsItIsRead(String text, String printed) {
        var endpoint = (InetEndpoint) Endpoint.parse(text);
        assertEquals(printed, endpoint.toString(), "the text of " + text);
        var again = Endpoint.parse(endpoint.toString());
        assertEquals(
                new InetEndpoint(
                        endpoint.type(), endpoint.family(), endpoint.host(), endpoint.port()),
                again,
                "the same place again, without the options");
    }

    @Test
    void optionsAreDecodedAndKeepTheirOrder() {
        var options = Endpoint.parse("tcp://*:7?z=1%26%25&a=b+c%20d&e=&f=x=y&g=%3F?").options();
        var expected = new LinkedHashMap<String, String>();
        expected.put("z", "1&%");
        expected.put("a", "b+c d");
        expected.put("e", "");
        expected.put("f", "x=y");
        expected.put("g", "??");
        assertEquals(expected, options, "decoded options");
        assertEquals(
                List.copyOf(expected.keySet()), List.copyOf(options.keySet()), "in their order");
    }

    @Test
    void optionsCannotBeChangedAfterwards() {
        var mine = new LinkedHashMap<>(Map.of("a", "b"));
        var endpoint = new InetEndpoint(SocketType.STREAM, AddressFamily.UNSPEC, "", 7, mine);
        mine.clear();
        assertEquals(Map.of("a", "b"), endpoint.options(), "a copy");
        assertThrows(
                UnsupportedOperationException.class, endpoint.options()::clear, "and immutable");
    }

    @Test
    void partsAreChecked() {
        for (int port : new int[] {-1, 65536}) {
            var e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    new InetEndpoint(
                                            SocketType.STREAM, AddressFamily.UNSPEC, "", port),
                            "there is no port " + port);
            assertEquals(
                    "port " + port + " is not between 0 and 65535",
                    e.getMessage(),
                    "names the port and the range");
        }
    }

    @Test
    void aPathHasNoHostAndPort() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new InetEndpoint(SocketType.STREAM, AddressFamily.UNIX, "", 7),
                        "Unix sockets have no ports");
        assertEquals(
                "a Unix socket has a path, and no host and port", e.getMessage(), "what it has");
    }

    @Test
    void nothingMayBeMissing() {
        assertThrows(
                NullPointerException.class,
                () -> new InetEndpoint(SocketType.STREAM, null, "", 7),
                "no family");
    }
}
