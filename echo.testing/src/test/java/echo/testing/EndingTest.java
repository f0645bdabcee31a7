package echo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** Peers that go away, servers that stop, handlers that reset and that fail. */
final class EndingTest {

    @Test
    void aReadFailsWhenThePeerLeaves() {
        try (var peer = ConnectionTester.start(Body.echo())) {
            peer.awaitBlockedRead();
            peer.leave();
            var gone = assertInstanceOf(Ending.PeerGone.class, peer.await(), "how it ended");
            assertEquals("Connection reset", gone.cause().getMessage(), "what the read threw");
        }
    }

    @Test
    void aWriteFailsWhenThePeerLeaves() {
        var endless =
                new Body(
                        connection -> {
                            while (true) {
                                connection.output().write(new byte[3]);
                            }
                        });
        try (var peer = ConnectionTester.start(endless, 10)) {
            peer.awaitBlockedWrite();
            peer.leave();
            var gone = assertInstanceOf(Ending.PeerGone.class, peer.await(), "how it ended");
            assertEquals("Connection reset", gone.cause().getMessage(), "what the write threw");
        }
    }

    @Test
    void nothingIsSaidOrHeardAfterLeaving() {
        try (var peer = ConnectionTester.start(Body.echo())) {
            peer.leave();
            assertThrows(IllegalStateException.class, () -> peer.send("x"), "sending");
            assertThrows(IllegalStateException.class, () -> peer.receive(1), "receiving");
            assertThrows(IllegalStateException.class, peer::receiveAll, "receiving to the end");
        }
    }

    @Test
    void nothingIsSaidAfterTheHalfClose() {
        try (var peer = ConnectionTester.start(Body.echo())) {
            peer.shutdownOutput();
            assertThrows(IllegalStateException.class, () -> peer.send("x"), "sending");
        }
    }

    @Test
    void anEndTooSoonIsThePeersDoing() {
        var wantsMore =
                new Body(
                        connection -> {
                            if (connection.input().readNBytes(4).length < 4) {
                                throw new UncheckedIOException(new EOFException("half a number"));
                            }
                        });
        try (var peer = ConnectionTester.start(wantsMore)) {
            peer.send("12");
            peer.shutdownOutput();
            var gone = assertInstanceOf(Ending.PeerGone.class, peer.await(), "how it ended");
            assertEquals("half a number", gone.cause().getMessage(), "what it threw, unwrapped");
            assertEquals("", peer.receiveAllText(), "an end, and no reset");
        }
    }

    @Test
    void anIOExceptionFromElsewhereIsAFault() {
        var fault = new IOException("no such file");
        var broken =
                new Body(
                        connection -> {
                            connection.output().write('a');
                            throw fault;
                        });
        try (var peer = ConnectionTester.start(broken)) {
            assertEquals("a", new String(peer.receiveUntilReset()), "what was sent, and a reset");
            assertEquals(new Ending.Failed(fault), peer.await(), "how it ended");
        }
    }

    @Test
    void aFaultThatNobodySawFailsTheTest() {
        var fault = new AssertionError("of the handler's own");
        var peer =
                ConnectionTester.start(
                        new Body(
                                _ -> {
                                    throw fault;
                                }));
        peer.receiveUntilReset();
        var e = assertThrows(AssertionError.class, peer::close, "nobody asked how it ended");
        assertEquals("handler test: it failed", e.getMessage(), "what was wrong");
        assertSame(fault, e.getCause(), "what it threw");
    }

    @Test
    void itIsAFaultToLeaveAThreadBehind() {
        var mayReturn = new CountDownLatch(1);
        var leavesOne =
                new Body(
                        connection -> {
                            Thread.startVirtualThread(new FutureTask<>(connection.input()::read));
                            mayReturn.await();
                        });
        try (var peer = ConnectionTester.start(leavesOne)) {
            peer.awaitBlockedRead();
            mayReturn.countDown();
            var failed = assertInstanceOf(Ending.Failed.class, peer.await(), "how it ended");
            assertEquals(
                    "it returned while another thread of it was reading or writing",
                    failed.cause().getMessage(),
                    "what is wrong");
        }
    }

    @Test
    void theHandlerMayReset() {
        var thrown = new CompletableFuture<IOException>();
        var resets =
                new Body(
                        connection -> {
                            connection.output().write('a');
                            connection.reset();
                            connection.reset();
                            thrown.complete(
                                    assertThrows(IOException.class, connection.input()::read));
                            connection.output().write('b');
                        });
        try (var peer = ConnectionTester.start(resets)) {
            assertEquals("a", new String(peer.receiveUntilReset()), "what came before");
            peer.send("this goes nowhere");
            assertInstanceOf(Ending.PeerGone.class, peer.await(), "the write threw as well");
            assertEquals("Socket closed", thrown.join().getMessage(), "what the read threw");
        }
    }

    @Test
    void aResetAndAnEndAreNotTheSame() {
        try (var peer = ConnectionTester.start(new Body(connection -> connection.reset()))) {
            var e = assertThrows(AssertionError.class, peer::receiveAll, "there is no end");
            assertTrue(
                    e.getMessage().endsWith("but the connection was reset after 0 bytes"),
                    () -> "says so: " + e.getMessage());
            var tooSoon = assertThrows(AssertionError.class, () -> peer.receive(1), "nor a byte");
            assertTrue(
                    tooSoon.getMessage().endsWith("but the connection was reset after 0"),
                    () -> "says so: " + tooSoon.getMessage());
        }
        try (var peer = ConnectionTester.start(new Body(_ -> {}))) {
            var e = assertThrows(AssertionError.class, peer::receiveUntilReset, "no reset");
            assertTrue(
                    e.getMessage().endsWith("expected a reset, but the output ended after 0 bytes"),
                    () -> "says so: " + e.getMessage());
        }
    }

    @Test
    void aWriteAfterTheHandlersOwnEndFails() {
        var handler =
                new Body(
                        connection -> {
                            connection.shutdownOutput();
                            connection.output().write('x');
                        });
        try (var peer = ConnectionTester.start(handler)) {
            var gone = assertInstanceOf(Ending.PeerGone.class, peer.await(), "as on a socket");
            assertEquals("Socket output is shutdown", gone.cause().getMessage(), "what is wrong");
        }
    }

    @Test
    void aStopInterruptsWhateverTheHandlerWaitsFor() {
        var interrupted = new CompletableFuture<Boolean>();
        var sleeps =
                new Body(
                        _ -> {
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                interrupted.complete(true);
                            }
                        });
        for (var handler : new Body[] {sleeps, (Body) Body.echo()}) {
            try (var peer = ConnectionTester.start(handler)) {
                peer.stop();
                assertEquals(new Ending.Stopped(), peer.await(), "no fault, whatever it threw");
            }
        }
        assertTrue(interrupted.join(), "the sleep ended");
    }

    @Test
    void anInterruptInAReadClosesTheConnection() {
        var interruptsItself =
                new Body(
                        connection -> {
                            connection.output().write('a');
                            Thread.currentThread().interrupt();
                            connection.input().read();
                        });
        try (var peer = ConnectionTester.start(interruptsItself)) {
            assertEquals("a", peer.receiveAllText(), "all was read, so an end and no reset");
            var gone = assertInstanceOf(Ending.PeerGone.class, peer.await(), "how it ended");
            assertEquals("Closed by interrupt", gone.cause().getMessage(), "as on a socket");
        }
    }
}
