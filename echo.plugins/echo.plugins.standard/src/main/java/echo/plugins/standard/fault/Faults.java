package echo.plugins.standard.fault;

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
 * @param ends what stops it, and after how many bytes sent back
 * @param corruption the byte that is sent back wrong, by its offset
 * @param slowClose how long the close is put off
 */
record Faults(
        long seed,
        List<Share<Duration>> delays,
        Optional<Share<Duration>> jitter,
        Optional<Share<Long>> rate,
        Optional<Share<Integer>> slice,
        Map<End, Share<Long>> ends,
        Optional<Share<Long>> corruption,
        Optional<Share<Duration>> slowClose) {

    /** Nothing goes wrong. */
    static final Faults NONE =
            new Faults(
                    1,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());

    /** Checks the parts. */
    Faults {
        delays = List.copyOf(delays);
        ends = Map.copyOf(ends);
        double total = delays.stream().mapToDouble(Share::percent).sum();
        if (total > 100) {
            throw new IllegalArgumentException(
                    "the percentages add up to %s: at most 100 in all".formatted(total));
        }
        if (rate.filter(share -> share.value() < 1).isPresent()
                || slice.filter(share -> share.value() < 1).isPresent()) {
            throw new IllegalArgumentException("rate %s, slice %s".formatted(rate, slice));
        }
    }
}
