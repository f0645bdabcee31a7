package echo.server.net;

import echo.server.log.Log;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How long a listener waits after it failed to take what comes: 5 ms, doubling to 1 s, until it
 * succeeds again. Without a wait, a server at its descriptor limit would spin. It is logged once a
 * minute. For one thread.
 */
public final class Backoff {

    static final long FIRST = Duration.ofMillis(5).toNanos();
    static final long LONGEST = Duration.ofSeconds(1).toNanos();

    private final String what;
    private final OncePerMinute report;
    private long wait;
    private long failures;
    private long unreported;

    /**
     * Of a listener that works so far.
     *
     * @param what the listener and what it cannot do, for the log
     * @param nanoTime the clock
     */
    public Backoff(String what, LongSupplier nanoTime) {
        this.what = what;
        report = new OncePerMinute(nanoTime);
    }

    /**
     * Counts a failure.
     *
     * @param cause what failed
     * @param consequence what that means, and the remedy, for the log
     * @return how many nanoseconds to wait
     */
    public long failed(Throwable cause, Supplier<String> consequence) {
        wait = wait == 0 ? FIRST : Math.min(2 * wait, LONGEST);
        failures++;
        try {
            report(cause, consequence);
        } catch (RuntimeException | Error cannotLog) {
            // Where memory is short, logging may fail too; the wait is what matters.
            unreported++;
        }
        return wait;
    }

    private void report(Throwable cause, Supplier<String> consequence) {
        if (report.isDue()) {
            Log.SERVER.warn("{}: {}; {}", what, cause.toString(), consequence.get());
        } else {
            Log.SERVER.debug("{}, failure {}: {}", what, failures, cause.toString());
        }
    }

    /** Starts over. */
    public void succeeded() {
        if (wait != 0) {
            wait = 0;
            Log.SERVER.debug(
                    "no more of: {}; {} failures so far, {} of them not reported",
                    what,
                    failures,
                    unreported);
        }
    }

    long failures() {
        return failures;
    }
}
