package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.api.Connection;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@link EarlyReturnTest} over a Unix socket, whose reads have no timeout of their own. */
@Timeout(60)
final class UnixEarlyReturnTest {

    private static final byte[] ANSWER = Exchange.randomBytes(300_000);

    private final RecordedLog access = new RecordedLog(Log.ACCESS);
    private final RecordedLog log = new RecordedLog(Log.SERVER);
    @TempDir private Path folder;
    private Path path;

    @BeforeEach
    void choose() {
        path = folder.resolve("echo.sock");
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), log.complaints(), "nothing to complain of");
        log.close();
        access.close();
    }

    @Test
    void theWholeAnswerAndThenTheEnd() throws Exception {
        assertAnswered(UnixEarlyReturnTest::answer);
    }

    @Test
    void theSameIfTheHandlerShutItsSideItself() throws Exception {
        assertAnswered(
                connection -> {
                    answer(connection);
                    connection.shutdownOutput();
                });
    }

    /** An interrupt would close a channel at its next read. */
    @Test
    void theSameIfTheHandlerLeavesAnInterruptBehind() throws Exception {
        assertAnswered(
                connection -> {
                    answer(connection);
                    Thread.currentThread().interrupt();
                });
    }

    @Test
    void thePeerMayCloseInsteadOfShuttingItsSide() throws Exception {
        try (var server = TestServer.on(path, UnixEarlyReturnTest::answer)) {
            try (var client = UnixClient.connect(path)) {
                client.output().write(1);
                assertArrayEquals(
                        ANSWER, client.input().readAllBytes(), server.name() + ": the answer");
            }
            assertEquals("done", AccessEntry.only(access).end(), "how it ended");
        }
    }

    /** Who neither sends nor closes is not waited for either. */
    @Test
    void theWaitForAPeerThatDoesNothingIsBounded() throws Exception {
        try (var server = TestServer.on(path, UnixEarlyReturnTest::answer);
                var client = UnixClient.connect(path)) {
            client.output().write(1);
            assertArrayEquals(
                    ANSWER, client.input().readAllBytes(), server.name() + ": the answer");
            assertEquals("done", AccessEntry.only(access).end(), "it ended, though this is open");
        }
    }

    @Test
    void theWaitForAPeerThatSendsForEverIsBounded() throws Exception {
        try (var server = TestServer.on(path, UnixEarlyReturnTest::answer);
                var client = UnixClient.connect(path)) {
            var sender =
                    Exchange.beside(
                            () ->
                                    assertThrows(
                                            IOException.class,
                                            () -> {
                                                while (true) {
                                                    client.output().write(new byte[100]);
                                                }
                                            },
                                            "sending fails some day"));
            assertArrayEquals(
                    ANSWER,
                    client.input().readNBytes(ANSWER.length),
                    server.name() + ": the answer");
            sender.get();
            assertEquals("done", AccessEntry.only(access).end(), "how it ended");
        }
    }

    private void assertAnswered(TestHandler.Body handler) throws Exception {
        try (var server = TestServer.on(path, handler);
                var client = UnixClient.connect(path)) {
            assertArrayEquals(
                    ANSWER,
                    client.exchange(new byte[1_000_000], 10_000),
                    server.name() + ": the whole answer and then the end, not a reset");
            assertEquals("done", AccessEntry.only(access).end(), "how it ended");
        }
    }

    /** Reads one byte of many. */
    private static void answer(Connection connection) throws IOException {
        connection.input().read();
        connection.output().write(ANSWER);
    }
}
