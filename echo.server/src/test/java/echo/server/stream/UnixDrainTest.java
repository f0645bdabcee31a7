package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.Await;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@link DrainTest} over a Unix socket. */
@Timeout(60)
final class UnixDrainTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final byte[] HELLO = {1, 2, 3};

    @TempDir private Path folder;
    private Path path;

    @BeforeEach
    void choose() {
        path = folder.resolve("echo.sock");
    }

    @Test
    void anOpenConnectionMayFinish() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var access = new RecordedLog(Log.ACCESS);
                var server = TestServer.on(path, TestHandler::echo);
                var client = UnixClient.connect(path)) {
            assertArrayEquals(HELLO, client.pingPong(HELLO), "before the drain");
            var drain =
                    Exchange.beside(
                            () -> {
                                server.server().drain(LONG);
                                return null;
                            });
            Await.until("the file is removed", () -> !Files.exists(path));
            assertThrows(
                    IOException.class,
                    () -> UnixClient.connect(path),
                    "nobody can connect any more");
            assertArrayEquals(HELLO, client.pingPong(HELLO), "while it drains");
            assertFalse(drain.isDone(), "the drain waits for the open connection");
            assertEquals(0, client.exchange(new byte[0], 1).length, "the end");
            drain.get();
            assertEquals("eof", AccessEntry.only(access).end(), "it was not cut");
            assertEquals(List.of(), log.complaints(), "nothing to complain of");
        }
    }

    @Test
    void afterTheTimeAConnectionIsCut() throws Exception {
        assertCut(TestHandler::echo);
    }

    @Test
    void aHandlerThatWaitsForSomethingElseIsInterrupted() throws Exception {
        assertCut(
                connection -> {
                    TestHandler.echo(connection, HELLO.length);
                    new CountDownLatch(1).await();
                });
    }

    @Test
    void aHandlerWhosePeerDoesNotReadIsCutToo() throws Exception {
        assertCut(
                connection -> {
                    TestHandler.echo(connection, HELLO.length);
                    while (true) {
                        connection.output().write(new byte[100_000]);
                    }
                });
    }

    /** The wait for what a peer still sends is no reason to wait longer than that. */
    @Test
    void theLingeringReadIsCutToo() throws Exception {
        assertCut(connection -> TestHandler.echo(connection, HELLO.length));
    }

    private void assertCut(TestHandler.Body handler) throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var access = new RecordedLog(Log.ACCESS);
                var server = TestServer.on(path, handler);
                var client = UnixClient.connect(path)) {
            assertArrayEquals(HELLO, client.pingPong(HELLO), "before the drain");
            server.server().drain(SHORT);
            var entry = AccessEntry.only(access);
            assertEquals("cut", entry.end(), "how it ended");
            assertEquals(HELLO.length, entry.in(), "what was read before");
            int received = HELLO.length + client.input().readAllBytes().length;
            assertTrue(
                    received >= entry.out(),
                    "the peer sees all that was sent, and the end: " + received);
            assertEquals(List.of(), log.complaints(), "being cut is no fault");
        }
    }
}
