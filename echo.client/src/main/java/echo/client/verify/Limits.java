package echo.client.verify;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a connection may take.
 *
 * @param readTimeout without any progress
 * @param maxTime in all, if there is a limit
 */
record Limits(Duration readTimeout, Optional<Duration> maxTime) {

    Limits {
        requireNonNull(readTimeout);
        requireNonNull(maxTime);
    }

    /** A wait that is no lack of progress, whatever the timeout is. */
    Duration pause(Duration wanted) {
        Duration half = Duration.ofNanos(readTimeout.toNanos() / 2);
        return wanted.compareTo(half) < 0 ? wanted : half;
    }
}
