package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

final class ProgressClockTest {

    private static final Duration LIMIT = Duration.ofMillis(10);

    private final AtomicLong now = new AtomicLong();
    private final ProgressClock clock = new ProgressClock(LIMIT, now::get);

    @Test
    void startsAgainWithEachProgress() {
        now.set(9_999_999);
        assertEquals(Duration.ofNanos(1), clock.remaining(), "almost nothing");
        clock.restart();
        assertEquals(LIMIT, clock.remaining(), "all of it again");
        now.set(19_999_998);
        assertFalse(clock.isUp(), "just before the limit");
        now.set(19_999_999);
        assertTrue(clock.isUp(), "at the limit");
        now.set(30_000_000);
        assertTrue(clock.remaining().isNegative(), "and after it");
    }

    @Test
    void measuresTimesThatWrapAround() {
        now.set(Long.MAX_VALUE - 4);
        clock.restart();
        now.set(Long.MIN_VALUE + 4);
        assertEquals(LIMIT.minusNanos(9), clock.remaining(), "nine nanoseconds later");
    }

    @Test
    void knowsItsLimit() {
        assertEquals(LIMIT, clock.limit(), "the limit");
        assertFalse(new ProgressClock(Duration.ofDays(1)).isUp(), "by the system's own time");
    }
}
