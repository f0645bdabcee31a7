package echo.plugins.standard;

import static echo.plugins.standard.Refusal.assertRefused;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

final class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1000, 1000",
        "64K, 65536",
        "10M, 10485760",
        "1G, 1073741824",
        "8589934591G, 9223372035781033984",
        "999999999999999999, 999999999999999999",
    })
    void bytesHavePowersOf1024(String text, long bytes) {
        assertEquals(bytes, Units.bytes(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "-1", "1.5K", "1KB", "64k", " 1", "8589934592G", "1T", "١"})
    void otherTextsAreNoBytes(String text) {
        assertRefused(
                "'" + text + "' is not a number of bytes: write 1000, 64K, 10M or 1G",
                () -> Units.bytes(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "7, PT7S",
        "250ms, PT0.25S",
        "10s, PT10S",
        "5m, PT5M",
        "24h, PT24H",
        "86400000ms, PT24H",
    })
    void timesHaveUnits(String text, Duration time) {
        assertEquals(time, Units.time(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ms", "-1s", "1.5s", "1d", "25h", "86400001ms", "1 s", "9999999999"})
    void otherTextsAreNoTimes(String text) {
        assertRefused(
                "'" + text + "' is not a time: write 250ms, 10s, 5m or 1h, at most 24h",
                () -> Units.time(text));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10, 10", "0.5, 0.5", "100, 100", "100.0, 100"})
    void percentMayHaveAFraction(String text, double percent) {
        assertEquals(percent, Units.percent(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "10%", "-1", "100.1", "101", ".5", "1e2", "NaN"})
    void otherTextsAreNoPercent(String text) {
        assertRefused(
                "'" + text + "' is not a number of percent: write 10 or 0.5, at most 100",
                () -> Units.percent(text));
    }
}
