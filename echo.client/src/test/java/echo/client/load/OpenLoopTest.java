package echo.client.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;

/** The plan of an open loop. */
final class OpenLoopTest {

    private static Pace pace(double rate, int rampSeconds) {
        return new Pace(
                rate,
                Duration.ofSeconds(rampSeconds),
                Duration.ZERO,
                Optional.of(Duration.ofSeconds(10)),
                0);
    }

    @Test
    void aSteadyRateIsEven() {
        assertEquals(0, OpenLoop.due(pace(1000, 0), 0), "the first at once");
        assertEquals(1_000_000, OpenLoop.due(pace(1000, 0), 1), "the second");
        assertEquals(86_400_000_000_000L, OpenLoop.due(pace(1000, 0), 86_400_000), "after a day");
    }

    @ParameterizedTest
    @CsvSource({
        // In two seconds of a ramp to 100/s there are 100 requests, a quarter in the first.
        "0, 0",
        "25, 1.0",
        "100, 2.0",
        "200, 3.0",
    })
    void aRampRisesEvenly(long number, double seconds) {
        assertEquals(seconds, OpenLoop.due(pace(100, 2), number) / 1e9, 1e-6, "request " + number);
    }
}
