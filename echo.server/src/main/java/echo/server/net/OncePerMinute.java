package echo.server.net;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Whether something that may happen all the time should be logged now. Thread-safe. */
public final class OncePerMinute {

    static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final AtomicLong next;

    /**
     * Due at once.
     *
     * @param nanoTime the clock
     */
    public OncePerMinute(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        next = new AtomicLong(nanoTime.getAsLong());
    }

    /**
     * Asks, and by a yes puts off the next one.
     *
     * @return whether a minute has passed since the last yes
     */
    public boolean isDue() {
        long now = nanoTime.getAsLong();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + MINUTE);
    }
}
