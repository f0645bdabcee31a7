package echo.plugins.standard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.testing.ConnectionTester;
import echo.testing.Ending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;

/** The faults of time: none comes too early, and each can be interrupted. */
@Timeout(60)
final class FaultTimeTest {

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    @ParameterizedTest
    @CsvSource({
        "delay, 100ms, 100",
        "delay, '100ms:50,150ms:50', 100",
        "rate, 10, 300",
        "slow-close, 100ms, 100"
    })
    void nothingComesTooEarly(String option, String value, long least) {
        long start = System.nanoTime();
        assertEquals(
                "hello",
                ConnectionTester.exchange(new FaultHandler().with(Map.of(option, value)), "hello"),
                "all of it");
        long millis = millisSince(start);
        assertTrue(
                millis >= least,
                () -> "%s=%s took %d ms, at least %d".formatted(option, value, millis, least));
    }

    @Test
    void everySliceHasItsOwnDelay() {
        var fault = new FaultHandler().with(Map.of("slice", "1", "delay", "30ms"));
        long start = System.nanoTime();
        assertEquals("hello", ConnectionTester.exchange(fault, "hello"), "all of it");
        long millis = millisSince(start);
        assertTrue(millis >= 150, () -> "five writes of 30 ms each took " + millis + " ms");
    }

    @Test
    void aResetIsPutOffBySlowClose() {
        var fault = new FaultHandler().with(Map.of("reset-after", "5", "slow-close", "100ms"));
        long start = System.nanoTime();
        try (var peer = ConnectionTester.start(fault)) {
            peer.send("hello world");
            assertEquals("hello", new String(peer.receiveUntilReset()), "then a reset");
        }
        long millis = millisSince(start);
        assertTrue(millis >= 100, () -> "it came after " + millis + " ms, at least 100");
    }

    @Test
    void aStallOutlivesThePeersHalfCloseForAWhile() {
        var fault = new FaultHandler(Duration.ofMillis(100)).with(Map.of("stall-after", "0"));
        long start = System.nanoTime();
        assertEquals("", ConnectionTester.exchange(fault, "hello"), "nothing, and then the end");
        long millis = millisSince(start);
        assertTrue(millis >= 100, () -> "it came after " + millis + " ms, at least 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay=24h", "jitter=24h", "slow-close=24h", "stall-after=0", "rate=1"})
    void aServerThatStopsEndsIt(String option) {
        String[] parts = option.split("=");
        var fault = new FaultHandler(Duration.ofHours(24)).with(Map.of(parts[0], parts[1]));
        try (var peer = ConnectionTester.start(fault)) {
            peer.send(new byte[200]);
            peer.shutdownOutput();
            peer.stop();
            assertEquals(new Ending.Stopped(), peer.await(), "how it ended");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stall-after", "half-close-after"})
    void aServerThatStopsEndsItWhenThePeerIsOnlySilent(String option) {
        var fault = new FaultHandler().with(Map.of(option, "0"));
        try (var peer = ConnectionTester.start(fault)) {
            peer.awaitBlockedRead();
            peer.stop();
            assertEquals(new Ending.Stopped(), peer.await(), "how it ended");
        }
    }
}
