package echo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

final class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "10s, PT10S",
        "10, PT10S",
        "5m, PT5M",
        "1h, PT1H",
        "0, PT0S",
        "0ms, PT0S",
        "999999999h, PT999999999H",
    })
    void readsAmountAndUnit(String text, Duration duration) throws Exception {
        assertEquals(duration, Durations.parse("--time", text), "the meaning of " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1s", "+1s", "1.5s", "1 s", "1S", "1d", "1s2", "9999999999"})
    void refusesAnythingElse(String text) {
        var e =
                assertThrows(
                        UsageException.class,
                        () -> Durations.parse("--time", text),
                        "'" + text + "' is no duration");
        assertEquals(
                "--time '" + text + "' is not a duration: write 250ms, 10s, 5m or 1h",
                e.getMessage(),
                "the option, the text and the remedy");
    }

    @Test
    void textsAreInTheLargestWholeUnit() {
        assertEquals("0ms", Durations.text(Duration.ZERO), "nothing");
        assertEquals("1500ms", Durations.text(Duration.ofMillis(1500)), "no fraction");
        assertEquals("90s", Durations.text(Duration.ofSeconds(90)), "seconds");
        assertEquals("90m", Durations.text(Duration.ofMinutes(90)), "minutes");
        assertEquals("24h", Durations.text(Duration.ofDays(1)), "hours");
    }
}
