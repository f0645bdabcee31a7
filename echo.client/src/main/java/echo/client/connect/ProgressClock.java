package echo.client.connect;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long there has been no progress: no byte came, and none went. Thread-safe. */
public final class ProgressClock {

    private final Duration limit;
    private final LongSupplier nanoTime;
    private volatile long since;

    /**
     * Starts now.
     *
     * @param limit the longest time without progress
     */
    public ProgressClock(Duration limit) {
        this(limit, System::nanoTime);
    }

    ProgressClock(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        restart();
    }

    /** There was progress. */
    public void restart() {
        since = nanoTime.getAsLong();
    }

    /**
     * The longest time without progress.
     *
     * @return positive
     */
    public Duration limit() {
        return limit;
    }

    boolean isUp() {
        return !remaining().isPositive();
    }

    /** What is left, zero or less if it is up. */
    Duration remaining() {
        return limit.minusNanos(nanoTime.getAsLong() - since);
    }
}
