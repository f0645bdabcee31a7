package echo.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How long there has been no progress: no byte came, and none went. Thread-safe. */
final class ProgressClock {

    private final Duration limit;
    private final LongSupplier nanoTime;
    private volatile long since;

    ProgressClock(Duration limit) {
        this(limit, System::nanoTime);
    }

    ProgressClock(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        restart();
    }

    /** Another one that starts now, and knows nothing of this one's progress. */
    ProgressClock another() {
        return new ProgressClock(limit, nanoTime);
    }

    void restart() {
        since = nanoTime.getAsLong();
    }

    Duration limit() {
        return limit;
    }

    boolean isUp() {
        return remaining() <= 0;
    }

    /** What is left, rounded up, and at least 1: to a socket a timeout of 0 means none. */
    int remainingMillis() {
        long millis = TimeUnit.NANOSECONDS.toMillis(remaining() + 999_999);
        return (int) Math.max(1, millis);
    }

    private long remaining() {
        return limit.toNanos() - (nanoTime.getAsLong() - since);
    }
}
