package echo.plugins.standard.fault;

import static echo.plugins.standard.Refusal.assertRefused;

import static org.junit.jupiter.api.Assertions.assertEquals;

import echo.plugins.standard.Pace;
import echo.plugins.standard.fault.Faults.Delay;
import echo.plugins.standard.fault.Faults.Place;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class FaultOptionsTest {

    private static Faults read(String... namesAndValues) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return FaultOptions.read(new FaultHandler(), options);
    }

    @Test
    void withoutOptionsNothingGoesWrong() {
        assertEquals(
                new Faults(
                        1,
                        List.of(),
                        Duration.ZERO,
                        Pace.UNLIMITED,
                        Integer.MAX_VALUE,
                        Map.of(),
                        Optional.empty(),
                        Duration.ZERO),
                read(),
                "a plain echo, with seed 1");
    }

    @Test
    void everyOptionIsTakenIn() {
        assertEquals(
                new Faults(
                        -42,
                        List.of(
                                new Delay(Duration.ofMillis(10), 5),
                                new Delay(Duration.ofSeconds(1), 0.5)),
                        Duration.ofMillis(5),
                        64 * 1024,
                        3,
                        Map.of(
                                End.STALL, new Place(1, 100),
                                End.HALF_CLOSE, new Place(2, 20),
                                End.RESET, new Place(1000, 10),
                                End.CLOSE, new Place(0, 0.1)),
                        Optional.of(new Place(4096, 50)),
                        Duration.ofMinutes(5)),
                read(
                        "seed", "-42",
                        "delay", "10ms:5,1s:0.5",
                        "jitter", "5ms",
                        "rate", "64K",
                        "slice", "3",
                        "stall-after", "1",
                        "half-close-after", "2:20",
                        "reset-after", "1000:10",
                        "close-after", "0:0.1",
                        "corrupt-at", "4K:50",
                        "slow-close", "5m"),
                "all of them");
    }

    @Test
    void aDelayAloneIsForEveryWrite() {
        assertEquals(
                List.of(new Delay(Duration.ofMillis(10), 100)),
                read("delay", "10ms").delays(),
                "100 percent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    seed | x | 'x' is not a whole number: write one of at most 18 digits
                    delay | soon:5 | 'soon' is not a time: write 250ms, 10s, 5m or 1h, at most 24h
                    delay | 1s:5, | '' is not a time: write 250ms, 10s, 5m or 1h, at most 24h
                    delay | 1s:x | 'x' is not a number of percent: write 10 or 0.5, at most 100
                    delay | 1s:60,2s:50 | '1s:60,2s:50' adds up to more than 100 percent: write such as 10ms:5,1s:1
                    jitter | 5 ms | '5 ms' is not a time: write 250ms, 10s, 5m or 1h, at most 24h
                    rate | 0 | '0' is too little: write 1 or more bytes
                    slice | 0 | '0' is too little: write 1 or more bytes
                    stall-after | -1 | '-1' is not a number of bytes: write 1000, 64K, 10M or 1G
                    half-close-after | 1:101 | '101' is not a number of percent: write 10 or 0.5, at most 100
                    reset-after | 1:2:3 | '2:3' is not a number of percent: write 10 or 0.5, at most 100
                    close-after | 1: | '' is not a number of percent: write 10 or 0.5, at most 100
                    corrupt-at | :5 | '' is not a number of bytes: write 1000, 64K, 10M or 1G
                    slow-close | 25h | '25h' is not a time: write 250ms, 10s, 5m or 1h, at most 24h
                    """)
    void aWrongValueIsRefusedInOneLine(String option, String value, String why) {
        assertRefused("handler fault, option " + option + ": " + why, () -> read(option, value));
    }

    @Test
    void anUnknownOptionIsRefusedWithThoseThereAre() {
        assertRefused(
                "handler fault has no option 'latency': it has seed=N, delay=TIME[:PERCENT],...,"
                        + " jitter=TIME, rate=BYTES, slice=BYTES, reset-after=BYTES[:PERCENT],"
                        + " close-after=BYTES[:PERCENT], half-close-after=BYTES[:PERCENT],"
                        + " stall-after=BYTES[:PERCENT], corrupt-at=OFFSET[:PERCENT],"
                        + " slow-close=TIME",
                () -> read("latency", "1s"));
    }
}
