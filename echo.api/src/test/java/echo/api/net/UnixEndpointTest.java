package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

final class UnixEndpointTest {

    @ParameterizedTest
    @CsvSource({
        "unix:/run/echo.sock, /run/echo.sock",
        "unix:///run/echo.sock, /run/echo.sock",
        "unix:echo.sock, echo.sock",
        "unix:./echo.sock, ./echo.sock",
        "unix:../echo.sock, ../echo.sock",
        "unix:/a%20b, /a b",
        "unix:///a%20b, /a b",
        "unix:/100%25, /100%",
        "unix:/what%3F, /what?",
        "unix:/a+b&c=d#e:f, /a+b&c=d#e:f",
        "unix:/%2E%2e/x, /../x",
        "unix:./@x, ./@x",
        "unix:/@x, /@x",
        "unix:tcp://h:7, tcp:/h:7",
    })
    void takesATextApart(String text, String path) {
        var endpoint = assertInstanceOf(UnixEndpoint.class, Endpoint.parse(text), text);
        assertEquals(Path.of(path), endpoint.path(), "the path of " + text);
        assertEquals(SocketType.STREAM, endpoint.type(), "a stream");
        assertEquals("unix", endpoint.scheme(), "its scheme");
        assertEquals(Map.of(), endpoint.options(), "no options");
    }

    @Test
    void optionsStandBehindThePath() {
        var expected = new LinkedHashMap<String, String>();
        expected.put("mode", "660");
        expected.put("handler", "echo");
        assertEquals(
                new UnixEndpoint(Path.of("/run/echo.sock"), expected),
                Endpoint.parse("unix:/run/echo.sock?mode=660&handler=echo"),
                "the path and the options");
    }

    /** Somebody may take a ready line apart at its blanks, and read the endpoint again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/run/echo.sock",
                "echo.sock",
                "./@x",
                "@x",
                "/a b\tc\nd\re\u0001f\u007f",
                "/%20",
                "/%",
                "/what?mode=660",
                "/a+b&c=d#e:f@g'h\"i\\j",
                "%40x",
            })
    void isPrintedAsOneWordThatIsReadAsTheSame(String path) {
        var endpoint = new UnixEndpoint(Path.of(path), Map.of());
        String text = endpoint.toString();
        assertFalse(text.chars().anyMatch(c -> c <= ' ' || c == 0x7f), "one word: " + text);
        assertEquals(endpoint, Endpoint.parse(text), "the same place: " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "/a b, unix:/a%20b",
        "/100%, unix:/100%25",
        "/what?, unix:/what%3F",
        "@x, unix:%40x",
        "./@x, unix:./@x",
        "/a@b, unix:/a@b",
    })
    void isPrintedWithAsFewEscapesAsNeeded(String path, String text) {
        assertEquals(text, new UnixEndpoint(Path.of(path), Map.of("a", "b")).toString(), path);
    }

    @Test
    void isPrintedInAnyLanguage() {
        assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode('é'),
                "file names of this machine are ASCII");
        var endpoint = (UnixEndpoint) Endpoint.parse("unix:/caf%C3%A9");
        assertEquals(Path.of("/café"), endpoint.path(), "UTF-8 behind the percent signs");
        assertEquals("unix:/café", endpoint.toString(), "and printed as it is");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:, has no path: write unix:/path",
        "unix:?mode=660, has no path: write unix:/path",
        "unix://, has a host: write unix:/path",
        "unix://host/path, has a host: write unix:/path",
        "unix:////path, has a host: write unix:/path",
        "unix:/a%00b, has a path that is no file name: write unix:/path",
        "unix:/a%zz, has a broken % escape in '/a%zz': write % as %25",
        "unix:/a%, has a broken % escape in '/a%': write % as %25",
        "unix:/a?mode, has the option 'mode': write NAME=VALUE",
    })
    void isRefused(String text, String why) {
        assertRefused(text, why);
    }

    /** Java has no abstract names; a file of that name would be a surprise. */
    @ParameterizedTest
    @ValueSource(strings = {"unix:@x", "unix:@", "unix:@/run/echo", "unix:%00x"})
    void anAbstractNameIsRefusedByName(String text) {
        assertRefused(
                text,
                "is in the abstract namespace, which Java cannot open: write a path, or ./@… for"
                        + " a file of that name");
    }

    @Test
    void partsAreChecked() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new UnixEndpoint(Path.of(""), Map.of()),
                        "the system would choose a name");
        assertEquals("a Unix socket needs a path", e.getMessage(), "what is missing");
    }

    @Test
    void optionsCannotBeChangedAfterwards() {
        var mine = new LinkedHashMap<>(Map.of("a", "b"));
        var endpoint = new UnixEndpoint(Path.of("/x"), mine);
        mine.clear();
        assertEquals(Map.of("a", "b"), endpoint.options(), "a copy");
        assertThrows(
                UnsupportedOperationException.class, endpoint.options()::clear, "and immutable");
    }

    private static void assertRefused(String text, String why) {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Endpoint.parse(text),
                        text + " is no endpoint");
        assertTrue(e.getMessage().startsWith("'" + text + "' "), "the text: " + e.getMessage());
        assertEquals("'" + text + "' " + why, e.getMessage(), "what is wrong, and the remedy");
    }
}
