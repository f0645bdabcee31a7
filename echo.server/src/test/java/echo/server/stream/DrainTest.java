package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.server.Await;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** Stop accepting, let the open connections finish, then cut what is left. */
@Timeout(60)
final class DrainTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final byte[] HELLO = {1, 2, 3};

    @Test
    void anOpenConnectionMayFinish() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var access = new RecordedLog(Log.ACCESS);
                var server = new TestServer(TestHandler::echo);
                var socket = server.connect()) {
            assertArrayEquals(HELLO, Exchange.pingPong(socket, HELLO), "before the drain");
            FutureTask<Void> drain = drain(server, LONG);
            Await.until("new connections are refused", () -> isRefused(server));
            assertArrayEquals(HELLO, Exchange.pingPong(socket, HELLO), "while it drains");
            assertFalse(drain.isDone(), "the drain waits for the open connection");
            assertEquals(0, Exchange.of(socket, new byte[0], 1).length, "the end, not a reset");
            drain.get();
            // The probes of isRefused may have been accepted, too; they had no byte.
            var served = access.events(Level.INFO);
            assertEquals(1, served.size(), "one connection had bytes: " + served);
            assertEquals("eof", AccessEntry.of(served.getFirst()).end(), "it was not cut");
            assertEquals(List.of(), log.complaints(), "nothing to complain of");
        }
    }

    @Test
    void noConnectionIsAcceptedAfterTheDrain() throws Exception {
        try (var server = new TestServer(TestHandler::echo)) {
            server.connect().close();
            server.server().drain(LONG);
            assertThrows(IOException.class, server::connect, "nobody listens any more");
        }
    }

    @Test
    void itTellsHowManyAreLeft() throws Exception {
        try (var server = new TestServer(TestHandler::echo);
                var socket = server.connect()) {
            assertArrayEquals(HELLO, Exchange.pingPong(socket, HELLO), "before the drain");
            var progress = new ArrayList<String>();
            server.server()
                    .drain(
                            Duration.ofMinutes(1),
                            line -> {
                                progress.add(line);
                                assertDoesNotThrow(socket::close, "the client goes");
                            });
            assertEquals(1, progress.size(), "while it lasts: " + progress);
            assertTrue(
                    progress.getFirst().matches("stopping: 1 connections left, 5\\d s"),
                    () -> "what is left, and the time: " + progress);
        }
    }

    @Test
    void afterTheTimeAConnectionIsCut() throws Exception {
        try (var access = new RecordedLog(Log.ACCESS);
                var server = new TestServer(TestHandler::echo);
                var socket = server.connect()) {
            assertArrayEquals(HELLO, Exchange.pingPong(socket, HELLO), "before the drain");
            server.server().drain(SHORT);
            assertEnded(socket);
            var entry = AccessEntry.only(access);
            assertEquals("cut", entry.end(), "how it ended");
            assertEquals(Level.INFO, entry.level(), "it had bytes");
        }
    }

    @Test
    void aHandlerThatWaitsForSomethingElseIsInterrupted() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var access = new RecordedLog(Log.ACCESS);
                var server =
                        new TestServer(
                                connection -> {
                                    TestHandler.echo(connection, HELLO.length);
                                    new CountDownLatch(1).await();
                                });
                var socket = server.connect()) {
            assertArrayEquals(HELLO, Exchange.pingPong(socket, HELLO), "before the drain");
            server.server().drain(SHORT);
            assertEnded(socket);
            assertEquals("cut", AccessEntry.only(access).end(), "how it ended");
            assertEquals(List.of(), log.complaints(), "being cut is no fault");
        }
    }

    @Test
    void aHandlerThatIgnoresInterruptionDoesNotHoldUpTheDrain() throws Exception {
        var release = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var log = new RecordedLog(Log.SERVER);
                var server =
                        new TestServer(
                                connection -> {
                                    TestHandler.echo(connection, HELLO.length);
                                    awaitStubbornly(release);
                                    ended.countDown();
                                });
                var socket = server.connect()) {
            assertArrayEquals(HELLO, Exchange.pingPong(socket, HELLO), "before the drain");
            server.server().drain(SHORT);
            assertEquals(1, ended.getCount(), "the drain is over before the handler is");
            assertEnded(socket);
            assertEquals(
                    List.of("stopping: 1 handlers do not end; leaving them"),
                    log.complaints().stream().map(e -> e.getFormattedMessage()).toList(),
                    "the log says so");
            release.countDown();
            ended.await();
        }
    }

    @Test
    void closingCutsWithoutWaiting() throws Exception {
        try (var server = new TestServer(TestHandler::echo);
                var socket = server.connect()) {
            assertArrayEquals(HELLO, Exchange.pingPong(socket, HELLO), "before");
            server.server().close();
            assertEnded(socket);
            assertTrue(isRefused(server), "nobody listens any more");
        }
    }

    private static FutureTask<Void> drain(TestServer server, Duration timeout) {
        return Exchange.beside(
                () -> {
                    server.server().drain(timeout);
                    return null;
                });
    }

    private static boolean isRefused(TestServer server) {
        try (var socket = server.connect()) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    /** The peer sees the end or a reset; the read timeout would be another exception. */
    private static void assertEnded(Socket socket) {
        try {
            assertEquals(-1, socket.getInputStream().read(), "the end");
        } catch (IOException e) {
            assertEquals("Connection reset", e.getMessage(), "the end");
        }
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException ignored) {
                // This is what the test is about.
            }
        }
    }
}
