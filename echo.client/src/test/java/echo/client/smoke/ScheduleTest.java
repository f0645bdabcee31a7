package echo.client.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** With a clock that the test reads aloud, in milliseconds. */
final class ScheduleTest {

    private static final long START = Long.MAX_VALUE - 5_000_000;

    private final Schedule schedule = new Schedule(START, Duration.ofMillis(100));

    private void assertNext(int expected, int now) {
        assertEquals(
                Duration.ofMillis(expected),
                schedule.untilNext(START + now * 1_000_000L),
                "the wait at " + now + " ms");
    }

    @Test
    void whatARoundTakesDoesNotDelayTheNext() {
        assertNext(70, 30);
        assertNext(1, 199);
        assertNext(100, 200);
    }

    @Test
    void aTimeThatWasMissedIsLeftOut() {
        assertNext(50, 350);
        assertNext(90, 410);
    }

    @Test
    void aRoundThatEndsOnTimeIsFollowedAtOnce() {
        assertNext(0, 300);
        assertNext(100, 300);
    }

    @Test
    void aSleepThatEndsTooEarlyMakesNoRoundTwice() {
        assertNext(100, 0);
        assertNext(101, 99);
    }
}
