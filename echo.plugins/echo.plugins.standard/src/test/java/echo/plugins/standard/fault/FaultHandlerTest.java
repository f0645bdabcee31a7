package echo.plugins.standard.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import echo.testing.ConnectionTester;
import echo.testing.Ending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Every fault but those of time. */
@Timeout(60)
final class FaultHandlerTest {

    /** More than the buffers between handler and peer hold. */
    private static final int MUCH = 200_000;

    private final FaultHandler fault = new FaultHandler();

    private FaultHandler with(String option, String value) {
        return fault.with(Map.of(option, value));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    void withoutOptionsItIsAnEcho() {
        byte[] sent = random(MUCH);
        assertArrayEquals(sent, ConnectionTester.exchange(fault, sent), "all of it");
        assertArrayEquals(sent, ConnectionTester.exchange(fault.with(Map.of()), sent), "all of it");
    }

    @Test
    void resetsAfterSoManyBytes() {
        try (var peer = ConnectionTester.start(with("reset-after", "5"))) {
            peer.send("hel");
            assertEquals("hel", peer.receiveText(3), "all is well at first");
            peer.send("lo world");
            assertEquals("lo", new String(peer.receiveUntilReset()), "five in all, and a reset");
            assertEquals(new Ending.Returned(), peer.await(), "how the handler ended");
        }
    }

    @Test
    void resetsAtOnceAfterNone() {
        try (var peer = ConnectionTester.start(with("reset-after", "0"))) {
            assertEquals(0, peer.receiveUntilReset().length, "without a word");
        }
    }

    @Test
    void closesAfterSoManyBytes() {
        byte[] sent = random(MUCH);
        byte[] received = ConnectionTester.exchange(with("close-after", "100000"), sent);
        assertArrayEquals(Arrays.copyOf(sent, 100_000), received, "so much, and an orderly end");
        assertEquals(
                "", ConnectionTester.exchange(with("close-after", "0"), "hello"), "not a byte");
    }

    @Test
    void anEndThatIsNotReachedIsNone() {
        for (var option :
                List.of("reset-after", "close-after", "half-close-after", "stall-after")) {
            assertEquals(
                    "hello",
                    ConnectionTester.exchange(with(option, "6"), "hello"),
                    option + " one byte later");
        }
    }

    @Test
    void halfClosesAfterSoManyBytesAndReadsOn() {
        try (var peer = ConnectionTester.start(with("half-close-after", "5"))) {
            peer.send("hello world");
            assertEquals("hello", peer.receiveAllText(), "so much, and the end");
            peer.send(new byte[MUCH]);
            peer.awaitBlockedRead();
            peer.shutdownOutput();
            assertEquals(new Ending.Returned(), peer.await(), "it ended with the peer");
        }
    }

    @Test
    void stallsAfterSoManyBytesUntilThePeerGoesAway() {
        try (var peer = ConnectionTester.start(with("stall-after", "5"))) {
            peer.send("hello world");
            assertEquals("hello", peer.receiveText(5), "so much");
            peer.send(new byte[MUCH]);
            peer.awaitBlockedRead();
            assertEquals(0, peer.available(), "and then nothing, while all is read");
            peer.leave();
            assertInstanceOf(Ending.PeerGone.class, peer.await(), "it ended with the peer");
        }
    }

    @Test
    void flipsOneBitOfOneByte() {
        assertEquals(
                "heljo", ConnectionTester.exchange(with("corrupt-at", "3"), "helko"), "byte 3");
        byte[] sent = random(MUCH);
        byte[] expected = sent.clone();
        expected[150_000] ^= 1;
        assertArrayEquals(
                expected,
                ConnectionTester.exchange(with("corrupt-at", "150000"), sent),
                "one far from the start");
        assertEquals(
                "hello", ConnectionTester.exchange(with("corrupt-at", "5"), "hello"), "not there");
    }

    @Test
    void writesInSlices() {
        var recorded = new RecordedWrites(with("slice", "3"));
        try (var peer = ConnectionTester.start(recorded)) {
            peer.send("hello world");
            assertEquals("hello world", peer.receiveText(11), "all of it");
        }
        assertEquals(List.of(3, 3, 3, 2), recorded.sizes(), "no write is larger");
    }

    @Test
    void aBackPressuredPeerIsWaitedFor() {
        try (var peer = ConnectionTester.start(fault, 10)) {
            peer.send(new byte[15]);
            peer.awaitBlockedWrite();
            peer.leave();
            assertInstanceOf(Ending.PeerGone.class, peer.await(), "it ended with the peer");
        }
    }

    @Test
    void theSameSeedMeetsTheSameConnections() {
        String first = resets("7");
        assertEquals(first, resets("7"), "the same ones of forty");
        assertNotEquals(first, resets("8"), "others by another seed");
        assertEquals(resets("1"), resets(""), "seed 1 if none is given");
    }

    /** Which of forty connections are reset. */
    private String resets(String seed) {
        var handler =
                fault.with(
                        seed.isEmpty()
                                ? Map.of("close-after", "0", "reset-after", "0:50")
                                : Map.of("close-after", "0", "reset-after", "0:50", "seed", seed));
        var resets = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            try (var peer = ConnectionTester.start(handler)) {
                peer.await();
                resets.append(wasReset(peer) ? 'R' : '.');
            }
        }
        return resets.toString();
    }

    private static boolean wasReset(ConnectionTester peer) {
        try {
            peer.receiveAll();
            return false;
        } catch (AssertionError reset) {
            return true;
        }
    }
}
