package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import echo.api.net.Endpoint;
import echo.api.net.UnixEndpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever the path is called, the ready line has it as one word that can be read again. */
@Timeout(60)
final class UnixPathTest {

    private static final byte[] HELLO = {1, 2, 3};

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "echo.sock, echo.sock",
        "'my echo', my%20echo",
        "100%, 100%25",
        "what?mode=660, what%3Fmode=660",
        "%20, %2520",
        "@echo, @echo",
        "a+b&c=d#e:f, a+b&c=d#e:f",
    })
    void standsInTheReadyLine(String name, String text) throws Exception {
        Path path = folder.resolve(name);
        try (var server = TestServer.on(path, TestHandler::echo);
                var client = UnixClient.connect(path)) {
            assertEquals(
                    "listening unix:" + folder + "/" + text + " handler=test",
                    server.server().readyLines().getFirst(),
                    "for " + name);
            assertEquals(
                    path,
                    ((UnixEndpoint) Endpoint.parse(server.name())).path(),
                    "the same path when it is read again");
            assertArrayEquals(HELLO, client.pingPong(HELLO), "it serves there");
        }
        assertFalse(Files.exists(path), "and removes that file");
    }

    @Test
    void mayBeRelative() throws Exception {
        Path path = folder.resolve("echo.sock");
        Path relative = Path.of("").toAbsolutePath().relativize(path);
        try (var server = new TestServer("unix:" + relative, TestHandler::echo);
                var client = UnixClient.connect(path)) {
            assertEquals("unix:" + relative, server.name(), "as it was given");
            assertArrayEquals(HELLO, client.pingPong(HELLO), "seen from where the server is");
        }
        assertFalse(Files.exists(path), "it is removed, too");
    }

    @Test
    void mayHaveThreeSlashes() throws Exception {
        Path path = folder.resolve("echo.sock");
        try (var server = new TestServer("unix://" + path, TestHandler::echo);
                var client = UnixClient.connect(path)) {
            assertEquals("unix:" + path, server.name(), "as the others are written");
            assertArrayEquals(HELLO, client.pingPong(HELLO), "it serves there");
        }
    }
}
