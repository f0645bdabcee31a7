package echo.server.metrics;

import java.util.concurrent.atomic.LongAdder;

/** How long something took, in buckets from a millisecond to two hours. Thread-safe. */
public final class Histogram {

    private static final double SECOND = 1e9;
    private static final double[] BOUNDS = {
        0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 60, 300, 1800, 7200
    };

    // One for each bound, and one for what is above.
    private final LongAdder[] buckets = Adders.of(BOUNDS.length + 1);
    private final LongAdder nanos = new LongAdder();

    /** Nothing yet. */
    public Histogram() {}

    /**
     * Counts one more.
     *
     * @param duration in nanoseconds
     */
    public void record(long duration) {
        int bucket = 0;
        while (bucket < BOUNDS.length && duration > BOUNDS[bucket] * SECOND) {
            bucket++;
        }
        buckets[bucket].increment();
        nanos.add(duration);
    }

    /**
     * Puts it on a page.
     *
     * @param page gets it
     * @param family a histogram of seconds
     * @param labels of which
     */
    public void collect(Page page, Family family, Labels labels) {
        long count = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            count += buckets[i].sum();
            addBucket(page, family, labels, Double.toString(BOUNDS[i]), count);
        }
        count += buckets[BOUNDS.length].sum();
        addBucket(page, family, labels, "+Inf", count);
        page.addSummary(family, labels, count, nanos.sum() / SECOND);
    }

    private static void addBucket(
            Page page, Family family, Labels labels, String bound, long count) {
        page.add(family, family.sample() + "_bucket", labels.and("le", bound), count);
    }
}
