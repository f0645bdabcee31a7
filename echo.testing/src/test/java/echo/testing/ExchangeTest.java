package echo.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.Connection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** What goes to a handler and comes back. */
final class ExchangeTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 1_000_000})
    void everyByteArrivesInOrder(int size) {
        byte[] sent = new byte[size];
        new Random(size).nextBytes(sent);
        assertArrayEquals(
                sent, ConnectionTester.exchange(Body.echo(), sent), size + " bytes, echoed");
    }

    @Test
    void aConversationOfTextInSteps() {
        try (var peer = ConnectionTester.start(Body.echo())) {
            peer.send("déjà");
            assertEquals("déjà", peer.receiveText(6), "six bytes of UTF-8");
            peer.send("vu");
            peer.shutdownOutput();
            assertEquals("vu", peer.receiveAllText(), "the rest, to the end");
            assertEquals(new Ending.Returned(), peer.await(), "how the handler ended");
        }
    }

    @Test
    void singleBytesAreReadAndWrittenUnsigned() {
        var each =
                new Body(
                        connection -> {
                            for (int b; (b = connection.input().read()) >= 0; ) {
                                connection.output().write(255 - b);
                            }
                        });
        assertArrayEquals(
                new byte[] {-1, 0, 127},
                ConnectionTester.exchange(each, new byte[] {0, -1, -128}),
                "each byte, turned over");
    }

    @Test
    void theHandlerMayShutItsSideAndReadOn() {
        var rest = new CompletableFuture<String>();
        var handler =
                new Body(
                        connection -> {
                            connection.output().write('!');
                            connection.shutdownOutput();
                            connection.shutdownOutput();
                            rest.complete(new String(connection.input().readAllBytes()));
                        });
        try (var peer = ConnectionTester.start(handler)) {
            assertEquals("!", peer.receiveAllText(), "the end comes while the handler reads on");
            peer.send("still here");
            peer.shutdownOutput();
            assertEquals(new Ending.Returned(), peer.await(), "how the handler ended");
            assertEquals("still here", rest.join(), "what it read after its end");
        }
    }

    @Test
    void whatTheHandlerLeavesUnreadIsThrownAway() {
        var deaf = new Body(connection -> connection.output().write('x'));
        try (var peer = ConnectionTester.start(deaf, 1)) {
            peer.send("more than one byte");
            assertEquals("x", peer.receiveAllText(), "the answer and the end, and no reset");
        }
    }

    @Test
    void oneThreadMayReadWhileAnotherWrites() {
        var duplex =
                new Body(
                        connection -> {
                            Thread reader = Thread.startVirtualThread(() -> drain(connection));
                            connection.output().write(new byte[100]);
                            reader.join();
                        });
        try (var peer = ConnectionTester.start(duplex, 10)) {
            peer.send(new byte[100]);
            peer.shutdownOutput();
            assertEquals(100, peer.receiveAll().length, "all comes while all is sent");
            assertEquals(new Ending.Returned(), peer.await(), "how the handler ended");
        }
    }

    @Test
    void aConnectionSaysWhoIsWhoAndClosingItsStreamsDoesNothing() {
        var seen = new CompletableFuture<Connection>();
        var other = new CompletableFuture<Connection>();
        var handler =
                new Body(
                        connection -> {
                            (seen.complete(connection) ? connection : fill(other, connection))
                                    .input()
                                    .close();
                            connection.output().close();
                            assertSame(connection.input(), connection.input(), "one input");
                            assertSame(connection.output(), connection.output(), "one output");
                            connection.input().transferTo(connection.output());
                        });
        assertEquals("a", ConnectionTester.exchange(handler, "a"), "the streams go on");
        assertEquals("b", ConnectionTester.exchange(handler, "b"), "the streams go on");
        assertTrue(seen.join().id() > 0, "a positive id");
        assertNotEquals(seen.join().id(), other.join().id(), "each connection has its own id");
        assertNotEquals(
                seen.join().peerAddress(), other.join().peerAddress(), "and a peer of its own");
        assertNotEquals(seen.join().peerAddress(), seen.join().localAddress(), "two ends");
    }

    @Test
    void anExchangeFailsWithWhatTheHandlerThrew() {
        var fault = new IllegalStateException("a bug");
        var broken =
                new Body(
                        _ -> {
                            throw fault;
                        });
        var e =
                assertThrows(
                        AssertionError.class,
                        () -> ConnectionTester.exchange(broken, "x"),
                        "a handler that fails");
        assertInstanceOf(IllegalStateException.class, e.getCause(), "why it failed");
        assertSame(fault, e.getCause(), "the handler's own exception");
    }

    private static Connection fill(CompletableFuture<Connection> future, Connection connection) {
        future.complete(connection);
        return connection;
    }

    private static void drain(Connection connection) {
        try {
            connection.input().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
