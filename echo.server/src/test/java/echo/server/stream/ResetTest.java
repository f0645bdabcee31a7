package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.api.Connection;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A handler may end a connection so that nobody takes the end for a good one. */
@Timeout(60)
final class ResetTest {

    private final RecordedLog access = new RecordedLog(Log.ACCESS);
    private final RecordedLog log = new RecordedLog(Log.SERVER);
    @TempDir private Path folder;

    @AfterEach
    void close() {
        assertEquals(List.of(), log.complaints(), "it is no fault of the handler's");
        log.close();
        access.close();
    }

    @Test
    void aTcpPeerSeesAReset() throws Exception {
        try (var server = new TestServer(ResetTest::resetAfterAByte);
                var socket = server.connect()) {
            socket.getOutputStream().write(1);
            var e =
                    assertThrows(
                            SocketException.class,
                            () -> socket.getInputStream().read(),
                            "not the end, which might be taken for a good one");
            assertEquals("Connection reset", e.getMessage(), "what the peer sees");
            assertLogged();
        }
    }

    @Test
    void aUnixPeerSeesTheEnd() throws Exception {
        Path path = folder.resolve("echo.sock");
        try (var server = TestServer.on(path, ResetTest::resetAfterAByte);
                var client = UnixClient.connect(path)) {
            client.output().write(1);
            assertEquals(-1, client.input().read(), server.name() + ": Unix sockets have no reset");
            assertLogged();
        }
    }

    /** Linux has one, in one case. */
    @Test
    void aUnixPeerThatSentMoreSeesAReset() throws Exception {
        Path path = folder.resolve("echo.sock");
        try (var server = TestServer.on(path, ResetTest::resetAfterAByte);
                var client = UnixClient.connect(path)) {
            client.output().write(new byte[10]);
            var e =
                    assertThrows(
                            IOException.class,
                            () -> client.input().read(),
                            server.name() + ": nine bytes were never read");
            assertEquals("Connection reset", e.getMessage(), "what the peer sees");
            assertLogged();
        }
    }

    @Test
    void nothingWorksAfterItOverTcp() throws Exception {
        var failures = new CompletableFuture<List<Throwable>>();
        try (var server = new TestServer(connection -> tryAll(connection, failures));
                var socket = server.connect()) {
            socket.getOutputStream().write(1);
            assertAllFailed(failures.get());
            assertLogged();
        }
    }

    @Test
    void nothingWorksAfterItOverUnix() throws Exception {
        Path path = folder.resolve("echo.sock");
        var failures = new CompletableFuture<List<Throwable>>();
        try (var server = TestServer.on(path, connection -> tryAll(connection, failures));
                var client = UnixClient.connect(path)) {
            client.output().write(1);
            assertAllFailed(failures.get());
            assertEquals(-1, client.input().read(), server.name() + ": the end");
            assertLogged();
        }
    }

    /** A failure that follows from it is none to log, either. */
    @Test
    void aHandlerMayFallOverItsOwnReset() throws Exception {
        try (var server =
                        new TestServer(
                                connection -> {
                                    resetAfterAByte(connection);
                                    connection.output().write(1);
                                });
                var socket = server.connect()) {
            socket.getOutputStream().write(1);
            assertThrows(SocketException.class, () -> socket.getInputStream().read(), "a reset");
            assertLogged();
        }
    }

    private static void resetAfterAByte(Connection connection) throws IOException {
        connection.input().read();
        connection.reset();
    }

    private static void tryAll(Connection connection, CompletableFuture<List<Throwable>> failures)
            throws IOException {
        resetAfterAByte(connection);
        // A second one does nothing.
        connection.reset();
        var all = new ArrayList<Throwable>();
        all.add(failureOf(() -> connection.input().read()));
        all.add(failureOf(() -> connection.output().write(1)));
        all.add(failureOf(connection::shutdownOutput));
        failures.complete(all);
    }

    private interface Attempt {
        void make() throws IOException;
    }

    private static Throwable failureOf(Attempt attempt) {
        try {
            attempt.make();
            return new AssertionError("it works");
        } catch (IOException | RuntimeException e) {
            return e;
        }
    }

    private static void assertAllFailed(List<Throwable> failures) {
        for (Throwable failure : failures) {
            assertInstanceOf(IOException.class, failure, "read, write, shut: " + failures);
        }
    }

    private void assertLogged() {
        var entry = AccessEntry.only(access);
        assertEquals("reset", entry.end(), "how it ended");
        assertEquals(Level.INFO, entry.level(), "it had a byte");
        assertTrue(entry.values().get("peer").toString().contains(":"), "the peer is known");
    }
}
