package echo.client.smoke;

import static java.util.Objects.requireNonNull;

import echo.client.connect.ConnectConfig;

import java.time.Duration;
import java.util.Optional;

/**
 * How often the smoke test is run.
 *
 * @param count of rounds, or 0 to go on until Ctrl-C
 * @param interval from the start of one round to the start of the next, 1 ms to 24 h
 * @param untilUp for how long the first round is tried again until it is exact, 1 ms to 24 h; empty
 *     to try it once
 */
public record Repetition(int count, Duration interval, Optional<Duration> untilUp) {

    /** Once, whatever comes of it. */
    public static final Repetition ONCE =
            new Repetition(1, Duration.ofSeconds(1), Optional.empty());

    /** Checks the parts. */
    public Repetition {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count);
        }
        requireTime("interval", interval);
        requireNonNull(untilUp).ifPresent(time -> requireTime("until up", time));
    }

    private static void requireTime(String what, Duration time) {
        if (time.compareTo(ConnectConfig.SHORTEST) < 0
                || time.compareTo(ConnectConfig.LONGEST) > 0) {
            throw new IllegalArgumentException(what + " " + time);
        }
    }

    /** Whether there is more than one round, and so a line for each and a summary. */
    boolean isSeries() {
        return count != 1;
    }

    /** Whether a message may be sent more than once. */
    boolean isRepeated() {
        return isSeries() || untilUp.isPresent();
    }

    /** Whether there is a round of that number, from 1. */
    boolean has(long sequence) {
        return count == 0 || sequence <= count;
    }
}
