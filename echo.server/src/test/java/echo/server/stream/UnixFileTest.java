package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** The file of a Unix socket comes and goes with its server, and with no other. */
@Timeout(60)
final class UnixFileTest {

    private static final byte[] HELLO = {1, 2, 3};

    @TempDir private Path folder;
    private Path path;

    @BeforeEach
    void choose() {
        path = folder.resolve("echo.sock");
    }

    @Test
    void isRemovedOnClose() throws Exception {
        try (var server = TestServer.on(path, TestHandler::echo)) {
            assertTrue(Files.exists(path), "there while it serves: " + server.name());
        }
        assertFalse(Files.exists(path), "gone with the server");
        try (var again = TestServer.on(path, TestHandler::echo)) {
            assertEchoes(path, again.name());
        }
    }

    @Test
    void mayBeRemovedByOthers() throws Exception {
        try (var server = TestServer.on(path, TestHandler::echo)) {
            Files.delete(path);
            server.server().drain(Duration.ZERO);
        }
        assertFalse(Files.exists(path), "closing finds nothing to remove, which is fine");
    }

    /** Somebody removed the file and started a new server, which is to be left in peace. */
    @Test
    void staysIfItIsAnotherServersByNow() throws Exception {
        var first = TestServer.on(path, TestHandler::echo);
        Files.delete(path);
        try (var second = TestServer.on(path, TestHandler::echo)) {
            first.close();
            assertTrue(Files.exists(path), "it is not the first server's");
            assertEchoes(path, second.name());
        }
    }

    /**
     * A server is closed again when its drain is over. By then the next may be there, and its file
     * may even have the number that the first one's had: file systems give the number of a removed
     * file to the next one.
     */
    @Test
    void staysIfTheNextServerStartsWhileThisOneDrains() throws Exception {
        var first = TestServer.on(path, TestHandler::echo);
        first.server().drain(Duration.ZERO);
        try (var second = TestServer.on(path, TestHandler::echo)) {
            first.server().close();
            assertTrue(Files.exists(path), "it is not the first server's");
            assertEchoes(path, second.name());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "660, rw-rw----",
        "600, rw-------",
        "0666, rw-rw-rw-",
        "777, rwxrwxrwx",
        "222, -w--w--w-",
    })
    void hasTheModeThatWasAskedFor(String mode, String permissions) throws Exception {
        try (var server =
                new TestServer(TestServer.endpoint(path) + "?mode=" + mode, TestHandler::echo)) {
            assertEquals(
                    permissions,
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                    "mode " + mode + ", whatever the umask: " + server.name());
        }
    }

    /** Without a mode it is the umask's, as for a file that is made beside it. */
    @Test
    void hasTheUmasksModeOtherwise() throws Exception {
        Path plain = folder.resolve("plain.sock");
        try (var server = TestServer.on(path, TestHandler::echo);
                var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(plain));
            assertEquals(
                    Files.getPosixFilePermissions(plain),
                    Files.getPosixFilePermissions(path),
                    "as any program's: " + server.name());
        }
    }

    /** After a crash the file is there, and nobody listens. */
    @Test
    void ofADeadServerIsReplaced() throws Exception {
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(path));
        }
        assertTrue(Files.exists(path), "what a crash leaves behind");
        try (var server = TestServer.on(path, TestHandler::echo)) {
            assertEchoes(path, server.name());
        }
        assertFalse(Files.exists(path), "gone with the new server");
    }

    private static void assertEchoes(Path path, String server) throws IOException {
        try (var client = UnixClient.connect(path)) {
            assertArrayEquals(HELLO, client.pingPong(HELLO), server + " echoes");
        }
    }
}
