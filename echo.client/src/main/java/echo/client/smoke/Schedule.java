package echo.client.smoke;

import java.time.Duration;

/**
 * When rounds begin: at multiples of the interval from the first, however long each takes. One
 * whose time came while another ran is left out, so that there is never a burst.
 */
final class Schedule {

    private final long start;
    private final long interval;
    private long slot;

    /** The first round began at that {@link System#nanoTime}. */
    Schedule(long start, Duration interval) {
        this.start = start;
        this.interval = interval.toNanos();
    }

    /** How long it is from now until the next round. */
    Duration untilNext(long now) {
        slot = Math.max(slot + 1, Math.ceilDiv(now - start, interval));
        return Duration.ofNanos(start + slot * interval - now);
    }
}
