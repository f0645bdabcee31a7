package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.Connection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CompletableFuture;

/** What a handler sees of a connection. */
@Timeout(60)
final class ConnectionTest {

    /** What is looked at while the connection is open. */
    private interface Look<T> {
        T at(Connection connection) throws Exception;
    }

    @Test
    void hasBothAddresses() throws Exception {
        var seen = new CompletableFuture<Connection>();
        try (var server =
                        new TestServer(
                                connection -> {
                                    seen.complete(connection);
                                    TestHandler.echo(connection);
                                });
                var socket = server.connect()) {
            Connection connection = seen.get();
            assertEquals(
                    socket.getRemoteSocketAddress(), connection.localAddress(), "where it came to");
            assertEquals(
                    socket.getLocalSocketAddress(), connection.peerAddress(), "where it is from");
            assertEquals(1, connection.id(), "the first in this run");
        }
    }

    @Test
    void answersTheSameStreamsEachTime() throws Exception {
        boolean same =
                look(
                        connection ->
                                connection.input() == connection.input()
                                        && connection.output() == connection.output());
        assertTrue(same, "one input stream and one output stream");
    }

    @Test
    void readsByteByByteAsWell() throws Exception {
        int[] read =
                look(
                        connection -> {
                            int first = connection.input().read();
                            int available = connection.input().available();
                            int second = connection.input().read();
                            return new int[] {first, available, second, connection.input().read()};
                        });
        assertEquals(0x00, read[0], "the first byte");
        assertEquals(1, read[1], "one more is there");
        assertEquals(0xff, read[2], "a byte is not negative");
        assertEquals(-1, read[3], "the end");
    }

    /** A handler that wraps the streams may close them: closing the socket is the server's. */
    @Test
    void outlivesItsStreams() throws Exception {
        try (var server =
                        new TestServer(
                                connection -> {
                                    connection.input().close();
                                    connection.output().close();
                                    TestHandler.echo(connection);
                                });
                var socket = server.connect()) {
            assertArrayEquals(
                    new byte[] {1, 2},
                    Exchange.of(socket, new byte[] {1, 2}, 2),
                    "closed streams still work");
        }
    }

    private static <T> T look(Look<T> look) throws Exception {
        var result = new CompletableFuture<T>();
        try (var server =
                        new TestServer(
                                connection -> {
                                    try {
                                        result.complete(look.at(connection));
                                    } catch (Exception | AssertionError e) {
                                        result.completeExceptionally(e);
                                    }
                                });
                var socket = server.connect()) {
            Exchange.of(socket, new byte[] {0, (byte) 0xff}, 2);
            return result.get();
        }
    }
}
