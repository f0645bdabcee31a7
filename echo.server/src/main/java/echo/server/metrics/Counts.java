package echo.server.metrics;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A counter for each constant of an enum. Thread-safe.
 *
 * @param <E> what is counted
 */
public final class Counts<E extends Enum<E>> {

    private final E[] constants;
    private final LongAdder[] counts;

    /**
     * All at 0.
     *
     * @param constants all of the enum's, in their order
     */
    public Counts(E[] constants) {
        this.constants = constants.clone();
        counts = Adders.of(constants.length);
    }

    /**
     * Counts one more.
     *
     * @param constant of this
     */
    public void increment(E constant) {
        counts[constant.ordinal()].increment();
    }

    /**
     * How many of one there were.
     *
     * @param constant which
     * @return their number
     */
    public long of(E constant) {
        return counts[constant.ordinal()].sum();
    }

    /**
     * How many of all there were.
     *
     * @return their number
     */
    public long sum() {
        return Stream.of(counts).mapToLong(LongAdder::sum).sum();
    }

    /**
     * Puts all of them on a page, those at 0 too.
     *
     * @param page gets them
     * @param family what they are
     * @param labels of all of them
     * @param name the label that tells them from each other
     * @param word its value for each
     */
    public void collect(
            Page page, Family family, Labels labels, String name, Function<E, String> word) {
        for (E constant : constants) {
            page.add(family, labels.and(name, word.apply(constant)), of(constant));
        }
    }
}
