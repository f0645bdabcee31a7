package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import echo.server.RecordedLog;
import echo.server.log.Log;
import echo.server.net.CouldNotOpenSocketException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** What is in the way is left alone, and named with the reason and the remedy. */
@Timeout(60)
final class UnixRefusedTest {

    private static final byte[] HELLO = {1, 2, 3};
    private static final String IN_USE =
            "Address already in use (another server listens there: choose another path)";
    private static final String NO_SOCKET =
            "A file is there that is no socket (remove it, or choose another path)";

    private final RecordedLog log = new RecordedLog(Log.SERVER);
    @TempDir private Path folder;
    private Path path;

    @BeforeEach
    void choose() {
        path = folder.resolve("echo.sock");
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aLiveServerIsNotReplaced() throws Exception {
        try (var live = TestServer.on(path, TestHandler::echo)) {
            assertRefused(path, IN_USE);
            try (var client = UnixClient.connect(path)) {
                assertArrayEquals(HELLO, client.pingPong(HELLO), live.name() + " goes on");
            }
        }
    }

    /** It looks dead to whoever connects and waits; but it is only busy. */
    @Test
    void aLiveServerWhoseBacklogIsFullIsNotReplaced() throws Exception {
        var waiting = new ArrayList<SocketChannel>();
        try (var busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            busy.bind(UnixDomainSocketAddress.of(path), 1);
            fillBacklog(waiting);
            assertRefused(path, IN_USE);
            assertTrue(busy.accept().isConnected(), "it goes on: the first is accepted");
        } finally {
            for (SocketChannel client : waiting) {
                client.close();
            }
        }
    }

    private void fillBacklog(List<SocketChannel> waiting) throws IOException {
        try {
            while (waiting.isEmpty() || waiting.getLast().isConnected()) {
                var client = SocketChannel.open(StandardProtocolFamily.UNIX);
                waiting.add(client);
                client.configureBlocking(false);
                client.connect(UnixDomainSocketAddress.of(path));
            }
        } catch (SocketException full) {
            // Java's word for EAGAIN on Linux; elsewhere it is a connect that is not finished.
            assertTrue(waiting.size() > 1, "some do wait: " + full);
        }
    }

    @Test
    void aFileIsNotTouched() throws Exception {
        Files.writeString(path, "precious");
        assertRefused(path, NO_SOCKET);
        assertEquals("precious", Files.readString(path), "what is in it");
    }

    @Test
    void aFolderIsNotTouched() throws Exception {
        Files.createDirectory(path);
        assertRefused(path, NO_SOCKET);
        assertTrue(Files.isDirectory(path), "an empty folder could be removed, but is not");
    }

    /** The system binds no socket through a link, and a link is somebody's intention. */
    @Test
    void aLinkIsNotTouched() throws Exception {
        Path target = folder.resolve("target.sock");
        Files.createSymbolicLink(path, target);
        assertRefused(path, NO_SOCKET);
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(target));
        }
        assertRefused(path, NO_SOCKET);
        assertTrue(Files.isSymbolicLink(path), "neither the link");
        assertTrue(Files.exists(target, LinkOption.NOFOLLOW_LINKS), "nor what it leads to");
    }

    @Test
    void aPathThatIsTooLongIsRefused() throws Exception {
        Path longest = folder.resolve("x".repeat(200));
        assertRefused(
                longest,
                "Unix domain path too long (a Unix socket's path has about 100 bytes: choose a"
                        + " shorter one)");
    }

    @Test
    void aMissingFolderIsRefused() throws Exception {
        assertRefused(
                folder.resolve("none/echo.sock"),
                "No such file or directory (make the folder first)");
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Files.writeString(path, "precious");
        assertRefused(path.resolve("echo.sock"), "Not a directory");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefused() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(closed), "who runs this test may write to every folder");
        assertRefused(
                closed.resolve("echo.sock"), "Permission denied (the folder cannot be written to)");
    }

    private void assertRefused(Path where, String why) throws IOException {
        var before = entries();
        var e =
                assertThrows(
                        CouldNotOpenSocketException.class,
                        () -> TestServer.on(where, TestHandler::echo).close(),
                        where + " cannot be bound");
        assertEquals(
                "could not open socket for %s: %s: %s"
                        .formatted(TestServer.endpoint(where), where, why),
                e.getMessage(),
                "the endpoint, the path, the reason and the remedy");
        assertEquals(before, entries(), "no file is made or removed");
        assertFalse(
                log.events().stream()
                        .anyMatch(event -> event.getFormattedMessage().contains("replaced")),
                "nothing was taken for a dead server's: " + log.events());
    }

    private List<Path> entries() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
