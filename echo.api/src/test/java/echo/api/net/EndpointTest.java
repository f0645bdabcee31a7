package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    })
    void takesATextApart(String text, AddressFamily family, String host, int port) {
        var endpoint = Endpoint.parse(text);
        assertEquals(family, endpoint.family(), "family of " + text);
        assertEquals(host, endpoint.host(), "host of " + text);
        assertEquals(port, endpoint.port(), "port of " + text);
        assertEquals(host.isEmpty(), endpoint.isPassive(), "no host means passive: " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://*:7, tcp://*:7",
        "tcp://, tcp://*:50007",
        "tcp4://127.0.0.1:0, tcp4://127.0.0.1:0",
        "tcp6://[::1]:7, tcp6://[::1]:7",
        "tcp://h:7?handler=echo, tcp://h:7",
    })
    void isPrintedAsItIsRead(String text, String printed) {
        var endpoint = Endpoint.parse(text);
        assertEquals(printed, endpoint.toString(), "the text of " + text);
        var again = Endpoint.parse(endpoint.toString());
        assertEquals(
                new Endpoint(endpoint.family(), endpoint.host(), endpoint.port(), Map.of()),
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
        var endpoint = new Endpoint(AddressFamily.UNSPEC, "", 7, mine);
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
                            () -> new Endpoint(AddressFamily.UNSPEC, "", port, Map.of()),
                            "there is no port " + port);
            assertEquals(
                    "port " + port + " is not between 0 and 65535",
                    e.getMessage(),
                    "names the port and the range");
        }
    }
}
