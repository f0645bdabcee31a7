package echo.plugins.standard.fault;

import echo.plugins.standard.Pace;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a listener's echo does wrong.
 *
 * @param seed what all chance comes from
 * @param delays times before writes, each with its share of them, at most 100 percent in all
 * @param jitter the longest of the random times before each write
 * @param rate bytes per second, at least 1
 * @param slice the most bytes of one write, at least 1
 * @param ends what stops it, and where
 * @param corruption the byte that is sent back wrong
 * @param slowClose how long the close is put off
 */
record Faults(
        long seed,
        List<Delay> delays,
        Duration jitter,
        long rate,
        int slice,
        Map<End, Place> ends,
        Optional<Place> corruption,
        Duration slowClose) {

    /** Nothing goes wrong. */
    static final Faults NONE =
            new Faults(
                    1,
                    List.of(),
                    Duration.ZERO,
                    Pace.UNLIMITED,
                    Integer.MAX_VALUE,
                    Map.of(),
                    Optional.empty(),
                    Duration.ZERO);

    /** Checks the parts. */
    Faults {
        delays = List.copyOf(delays);
        ends = Map.copyOf(ends);
        double total = delays.stream().mapToDouble(Delay::percent).sum();
        if (total > 100) {
            throw new IllegalArgumentException(
                    "the percentages add up to %s: at most 100 in all".formatted(total));
        }
        if (rate < 1 || slice < 1) {
            throw new IllegalArgumentException("rate %d, slice %d".formatted(rate, slice));
        }
    }

    /** So many percent of the writes come so late. */
    record Delay(Duration time, double percent) {}

    /** A count of bytes sent back, in so many percent of the connections. */
    record Place(long bytes, double percent) {}
}
