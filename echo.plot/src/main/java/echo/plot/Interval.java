package echo.plot;

import org.HdrHistogram.Histogram;

/**
 * What was recorded between two moments.
 *
 * @param start seconds, by the log's own clock
 * @param end seconds, by the log's own clock
 * @param histogram nanoseconds
 */
record Interval(double start, double end, Histogram histogram) {

    boolean hasLength() {
        return end > start;
    }

    boolean isEmpty() {
        return histogram.getTotalCount() == 0;
    }

    /** Values recorded per second. */
    double rate() {
        return histogram.getTotalCount() / (end - start);
    }

    /** Nanoseconds. */
    long p99() {
        return histogram.getValueAtPercentile(99);
    }
}
