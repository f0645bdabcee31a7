package echo.server.net;

import echo.server.log.Log;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a listener waits after accepting failed: 5 ms, doubling to 1 s, until it succeeds again.
 * Without a wait, a server at its descriptor limit would spin. It is logged once a minute. For one
 * thread.
 */
final class AcceptBackoff {

    static final long FIRST = Duration.ofMillis(5).toNanos();
    static final long LONGEST = Duration.ofSeconds(1).toNanos();
    static final long BETWEEN_REPORTS = Duration.ofMinutes(1).toNanos();

    private final String listener;
    private final LongSupplier nanoTime;
    private long wait;
    private long failures;
    private long unreported;
    private boolean reported;
    private long lastReport;

    AcceptBackoff(String listener, LongSupplier nanoTime) {
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    /** Counts a failure, and answers how many nanoseconds to wait. */
    long failed(Throwable cause, int openConnections) {
        wait = wait == 0 ? FIRST : Math.min(2 * wait, LONGEST);
        failures++;
        try {
            report(cause, openConnections);
        } catch (RuntimeException | Error cannotLog) {
            // Where memory is short, logging may fail too; the wait is what matters.
            unreported++;
        }
        return wait;
    }

    private void report(Throwable cause, int openConnections) {
        long now = nanoTime.getAsLong();
        if (reported && now - lastReport < BETWEEN_REPORTS) {
            Log.SERVER.debug(
                    "{} cannot accept, failure {}: {}", listener, failures, cause.toString());
            return;
        }
        reported = true;
        lastReport = now;
        Log.SERVER.warn(
                "{} cannot accept: {}; {} connections are open, the others wait; it goes on by"
                        + " itself{}",
                listener,
                cause.toString(),
                openConnections,
                cause instanceof IOException
                        ? " when some close (to hold more, raise the limit of open files)"
                        : "");
    }

    /** Starts over. */
    void succeeded() {
        if (wait != 0) {
            wait = 0;
            Log.SERVER.debug(
                    "{} accepts again, {} failures so far, {} of them not reported",
                    listener,
                    failures,
                    unreported);
        }
    }

    long failures() {
        return failures;
    }
}
