package echo.server.limits;

import java.time.Duration;

/**
 * At most so many a second, and as many at once: the generic cell rate algorithm. For one thread.
 */
final class Pace {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long interval;
    private long due;

    /** So many a second, at least one. */
    Pace(int perSecond, long now) {
        interval = SECOND / perSecond;
        due = now;
    }

    /** How many nanoseconds to wait for the next one; 0 or less if it may come now. */
    long delay(long now) {
        return due - now - SECOND + interval;
    }

    /** Counts one. */
    void counted(long now) {
        // Compared by the difference, for the clock may overflow.
        due = (due - now > 0 ? due : now) + interval;
    }
}
