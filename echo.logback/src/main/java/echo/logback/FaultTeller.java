package echo.logback;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;

import java.io.PrintStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells on standard error what goes wrong with logging itself, such as a disk that is full: one
 * line, and the same again after a minute at the earliest. Logback alone says either nothing or all
 * of it, with a stack trace for each line that is lost. Thread-safe.
 */
final class FaultTeller implements StatusListener {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_MESSAGES = 100;

    private final PrintStream err;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, Long> told = new ConcurrentHashMap<>();

    /** To standard error. */
    FaultTeller() {
        this(System.err, System::nanoTime);
    }

    FaultTeller(PrintStream err, LongSupplier nanoTime) {
        this.err = requireNonNull(err);
        this.nanoTime = requireNonNull(nanoTime);
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void addStatusEvent(Status status) {
        if (status.getEffectiveLevel() >= Status.WARN && isDue(status.getMessage())) {
            Throwable cause = status.getThrowable();
            err.println(
                    (status.getEffectiveLevel() == Status.WARN ? "WARN" : "ERROR")
                            + " logback: "
                            + status.getMessage()
                            + (cause == null ? "" : ": " + cause));
        }
    }

    private boolean isDue(String message) {
        long now = nanoTime.getAsLong();
        if (told.size() >= MOST_MESSAGES) {
            told.clear();
        }
        long last = told.merge(message, now, (old, _) -> now - old >= MINUTE ? now : old);
        // Two threads at the same nanosecond would tell it twice, and who cares.
        return last == now;
    }
}
