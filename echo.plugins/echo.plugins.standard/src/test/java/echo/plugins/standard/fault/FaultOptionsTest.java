package echo.plugins.standard.fault;

import static echo.plugins.standard.Refusal.assertRefused;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(Faults.NONE, read(), "a plain echo, with seed 1");
    }

    @Test
    void everyOptionIsTakenIn() {
        assertEquals(
                new Faults(
                        -42,
                        List.of(
                                new Share<>(Duration.ofMillis(10), 5),
                                new Share<>(Duration.ofSeconds(1), 0.5)),
                        Optional.of(new Share<>(Duration.ofMillis(5), 20)),
                        Optional.of(new Share<>(64L * 1024, 30)),
                        Optional.of(new Share<>(3, 40)),
                        Map.of(
                                End.STALL, new Share<>(1L, 100),
                                End.HALF_CLOSE, new Share<>(2L, 20),
                                End.RESET, new Share<>(1000L, 10),
                                End.CLOSE, new Share<>(0L, 0.1)),
                        Optional.of(new Share<>(4096L, 50)),
                        Optional.of(new Share<>(Duration.ofMinutes(5), 100))),
                read(
                        "seed", "-42",
                        "delay", "10ms:5,1s:0.5",
                        "jitter", "5ms:20",
                        "rate", "64K:30",
                        "slice", "3:40",
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
                List.of(new Share<>(Duration.ofMillis(10), 100)),
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
                        + " jitter=TIME[:PERCENT], rate=BYTES[:PERCENT],"
                        + " slice=BYTES[:PERCENT], reset-after=BYTES[:PERCENT],"
                        + " close-after=BYTES[:PERCENT], half-close-after=BYTES[:PERCENT],"
                        + " stall-after=BYTES[:PERCENT], corrupt-at=OFFSET[:PERCENT],"
                        + " slow-close=TIME[:PERCENT]",
                () -> read("latency", "1s"));
    }
}
