package echo.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.api.Datagram;
import echo.api.DatagramHandler;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

final class DatagramTesterTest {

    private record Body(Work work) implements DatagramHandler {

        interface Work {
            void handle(Datagram datagram) throws IOException, InterruptedException;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public void handle(Datagram datagram) throws IOException, InterruptedException {
            work.handle(datagram);
        }
    }

    private static final byte[] SENT = {1, 2, 3};

    private final Body echo = new Body(datagram -> datagram.reply(datagram.payload()));

    @Test
    void theReplyIsWhatTheHandlerSent() {
        assertArrayEquals(SENT, DatagramTester.reply(echo, SENT), "three bytes");
        assertArrayEquals(
                new byte[0], DatagramTester.reply(echo, new byte[0]), "an empty datagram");
        assertEquals(
                Datagram.LARGEST,
                DatagramTester.reply(echo, new byte[Datagram.LARGEST]).length,
                "the largest");
    }

    @Test
    void theHandlerMayChangeWhatItWasGiven() {
        var changes =
                new Body(
                        datagram -> {
                            datagram.payload()[0] = 9;
                            datagram.reply(datagram.payload());
                            datagram.payload()[0] = 8;
                        });
        assertArrayEquals(
                new byte[] {9, 2, 3},
                DatagramTester.reply(changes, SENT),
                "what was sent, not what was changed later");
        assertArrayEquals(new byte[] {1, 2, 3}, SENT, "the test's own bytes are untouched");
    }

    @Test
    void thereMayBeAnyNumberOfReplies() {
        var silent = new Body(_ -> {});
        assertEquals(0, DatagramTester.replies(silent, SENT).size(), "none");
        var e =
                assertThrows(
                        AssertionError.class,
                        () -> DatagramTester.reply(silent, SENT),
                        "one is expected");
        assertEquals(
                "handler test: expected one reply, but there were 0", e.getMessage(), "says so");
        var twice =
                new Body(
                        datagram -> {
                            datagram.reply(new byte[] {1});
                            datagram.reply(new byte[] {2});
                        });
        var replies = DatagramTester.replies(twice, SENT);
        assertArrayEquals(new byte[] {1}, replies.get(0), "the first");
        assertArrayEquals(new byte[] {2}, replies.get(1), "the second");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        byte[] large = new byte[Datagram.LARGEST + 1];
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> DatagramTester.replies(echo, large),
                        "to the handler");
        assertEquals(
                "65508 bytes do not fit into a datagram: at most 65507", e.getMessage(), "why");
        try (var sender = DatagramTester.start(new Body(d -> d.reply(large)), SENT)) {
            var gone = assertInstanceOf(Ending.PeerGone.class, sender.await(), "from the handler");
            assertEquals(e.getMessage(), gone.cause().getMessage(), "why");
        }
    }

    @Test
    void aFaultIsToldWithItsCause() {
        var fault = new IllegalStateException("a bug");
        var broken =
                new Body(
                        _ -> {
                            throw fault;
                        });
        var e =
                assertThrows(
                        AssertionError.class,
                        () -> DatagramTester.replies(broken, SENT),
                        "the handler failed");
        assertEquals("handler test: expected it to return", e.getMessage(), "what was expected");
        assertSame(fault, e.getCause(), "what it threw");
    }

    @Test
    void aHandlerThatWaitsCanBeStopped() {
        var sleeps =
                new Body(
                        datagram -> {
                            datagram.reply(SENT);
                            new CountDownLatch(1).await();
                        });
        try (var sender = DatagramTester.start(sleeps, SENT, Duration.ofMillis(300))) {
            var e = assertThrows(AssertionError.class, sender::await, "it does not end by itself");
            assertEquals(
                    "handler test: waited 0.3s for it to end", e.getMessage(), "what was awaited");
            assertEquals(1, sender.replies().size(), "what it replied until then");
            sender.stop();
            assertEquals(new Ending.Stopped(), sender.await(), "how it ended");
        }
    }

    @Test
    void aDatagramSaysWhoIsWho() {
        var seen = new CompletableFuture<Datagram>();
        DatagramTester.replies(new Body(seen::complete), SENT);
        assertNotEquals(
                seen.join().localAddress(), seen.join().peerAddress(), "two different ends");
    }
}
