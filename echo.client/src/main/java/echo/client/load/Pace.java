package echo.client.load;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * When requests are made, and for how long.
 *
 * @param rate requests a second of an open loop; 0 for a closed loop, in which each connection
 *     sends its next request when it has the reply to the one before
 * @param ramp over which connections are opened, and the rate rises
 * @param warmup what is done, and not measured, before
 * @param duration what is measured; empty to end by the number of requests alone
 * @param requests after how many to end; 0 for no such end
 */
record Pace(
        double rate, Duration ramp, Duration warmup, Optional<Duration> duration, long requests) {

    Pace {
        requireNonNull(ramp);
        requireNonNull(warmup);
        if (rate < 0 || requests < 0 || duration.isEmpty() && requests == 0) {
            throw new IllegalArgumentException("a load without an end");
        }
    }

    boolean isOpenLoop() {
        return rate > 0;
    }

    Pace withRate(double other) {
        return new Pace(other, ramp, warmup, duration, requests);
    }
}
