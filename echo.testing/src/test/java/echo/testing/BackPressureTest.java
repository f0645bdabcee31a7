package echo.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Bounded buffers: who waits for whom, and how long. */
@Timeout(60)
final class BackPressureTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void aWriteWaitsUntilThePeerReads() {
        byte[] all = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        try (var peer =
                ConnectionTester.start(new Body(connection -> connection.output().write(all)), 4)) {
            peer.awaitBlockedWrite();
            assertEquals(4, peer.available(), "what fits was written");
            assertArrayEquals(new byte[] {1, 2, 3}, peer.receive(3), "the first three");
            peer.awaitBlockedWrite();
            assertEquals(4, peer.available(), "the buffer is full again");
            assertArrayEquals(
                    new byte[] {4, 5, 6, 7, 8, 9, 10}, peer.receiveAll(), "the rest, in order");
        }
    }

    @Test
    void aFullBufferIsSentAtOnceAndOneByteMoreIsNot() {
        try (var peer =
                ConnectionTester.start(new Body(_ -> new CountDownLatch(1).await()), 4, SHORT)) {
            peer.send("four");
            var e = assertThrows(AssertionError.class, () -> peer.send("x"), "nobody reads");
            assertEquals(
                    "handler test: waited 0.3s for it to read: 0 of 1 bytes are sent",
                    e.getMessage(),
                    "what was awaited");
            assertEquals(
                    "here the handler is", e.getCause().getMessage(), "and where the handler is");
        }
    }

    @Test
    void aHandlerThatHasReadAllWaitsForMore() {
        try (var peer = ConnectionTester.start(Body.echo())) {
            peer.awaitBlockedRead();
            assertEquals(0, peer.available(), "nothing said, nothing answered");
            peer.send("abc");
            peer.awaitBlockedRead();
            assertEquals(3, peer.available(), "all is answered before it waits");
        }
    }

    @Test
    void awaitingABlockEndsWhenTheHandlerDoes() {
        try (var peer = ConnectionTester.start(new Body(_ -> {}))) {
            var read = assertThrows(AssertionError.class, peer::awaitBlockedRead, "no read comes");
            assertEquals(
                    "handler test: expected it to wait for input, but the connection is closed",
                    read.getMessage(),
                    "what was expected");
            var write = assertThrows(AssertionError.class, peer::awaitBlockedWrite, "nor a write");
            assertEquals(
                    "handler test: expected a write of it to be held up, but the connection is"
                            + " closed",
                    write.getMessage(),
                    "what was expected");
        }
    }

    @Test
    void everyWaitOfTheTestIsBounded() {
        try (var peer = ConnectionTester.start(Body.echo(), 10, SHORT)) {
            peer.send("abc");
            // Not a wait of the tester's, which a busy machine could make too late.
            while (peer.available() < 3) {
                Thread.onSpinWait();
            }
            assertLate("6 bytes of output, with 3 received", () -> peer.receive(6));
            assertLate("the end of the output, with 0 bytes received", peer::receiveAll);
            assertLate("a reset, with 0 bytes received", peer::receiveUntilReset);
            assertLate("a write of it to be held up", peer::awaitBlockedWrite);
            assertLate("it to end", peer::await);
        }
    }

    @Test
    void aHandlerThatIgnoresTheStopIsAFailure() {
        var release = new CountDownLatch(1);
        var stubborn =
                new Body(
                        _ -> {
                            while (release.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                        });
        var peer = ConnectionTester.start(stubborn, 1, SHORT);
        assertLate("it to end", peer::close);
        release.countDown();
        peer.close();
    }

    @Test
    void aBufferHoldsAtLeastOneByte() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> ConnectionTester.start(Body.echo(), 0),
                        "no room at all");
        assertEquals("a buffer of 0 bytes holds none", e.getMessage(), "what is wrong");
    }

    private static void assertLate(String awaited, Executable wait) {
        var e = assertThrows(AssertionError.class, wait, "waiting for " + awaited);
        assertEquals(
                "handler test: waited 0.3s for " + awaited, e.getMessage(), "what was awaited");
    }
}
