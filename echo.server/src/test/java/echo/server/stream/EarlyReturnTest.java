package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.api.Connection;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;

/** A handler may return while the peer still sends: its answer arrives whole, then the end. */
@Timeout(60)
final class EarlyReturnTest {

    private static final byte[] ANSWER = Exchange.randomBytes(300_000);

    @Test
    void theWholeAnswerAndThenTheEnd() throws Exception {
        assertAnswered(EarlyReturnTest::answer);
    }

    @Test
    void theSameIfTheHandlerShutItsSideItself() throws Exception {
        assertAnswered(
                connection -> {
                    answer(connection);
                    connection.shutdownOutput();
                });
    }

    @Test
    void theSameIfTheHandlerLeavesAnInterruptBehind() throws Exception {
        assertAnswered(
                connection -> {
                    answer(connection);
                    Thread.currentThread().interrupt();
                });
    }

    @Test
    void aHandlerMayReadOnAfterItShutItsSide() throws Exception {
        try (var access = new RecordedLog(Log.ACCESS)) {
            try (var server =
                            new TestServer(
                                    connection -> {
                                        answer(connection);
                                        connection.shutdownOutput();
                                        connection.shutdownOutput();
                                        connection.input().readAllBytes();
                                    });
                    var socket = server.connect()) {
                assertArrayEquals(
                        ANSWER, Exchange.of(socket, new byte[1_000_000], 10_000), "the answer");
                // Before the server is closed, which would cut what is not read yet.
                var entry = AccessEntry.only(access);
                assertEquals("eof", entry.end(), "how it ended");
                assertEquals(1_000_000L, entry.in(), "all was read");
            }
        }
    }

    /** Who sends for ever is cut off: a handler that is done does not pay for the peer. */
    @Test
    void theWaitForThePeerIsBounded() throws Exception {
        try (var access = new RecordedLog(Log.ACCESS);
                var server = new TestServer(EarlyReturnTest::answer);
                var socket = server.connect()) {
            var sender =
                    Exchange.beside(
                            () ->
                                    assertThrows(
                                            IOException.class,
                                            () -> {
                                                while (true) {
                                                    socket.getOutputStream().write(new byte[100]);
                                                }
                                            },
                                            "sending fails some day"));
            assertArrayEquals(
                    ANSWER, socket.getInputStream().readNBytes(ANSWER.length), "the answer");
            sender.get();
            assertEquals("done", AccessEntry.only(access).end(), "how it ended");
        }
    }

    private static void assertAnswered(TestHandler.Body handler) throws Exception {
        try (var access = new RecordedLog(Log.ACCESS);
                var server = new TestServer(handler);
                var socket = server.connect()) {
            assertArrayEquals(
                    ANSWER,
                    Exchange.of(socket, new byte[1_000_000], 10_000),
                    "the whole answer and then the end, not a reset");
            assertEquals("done", AccessEntry.only(access).end(), "how it ended");
        }
    }

    /** Reads one byte of many. */
    private static void answer(Connection connection) throws IOException {
        connection.input().read();
        connection.output().write(ANSWER);
    }
}
