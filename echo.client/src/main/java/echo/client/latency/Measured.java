package echo.client.latency;

import static java.util.Objects.requireNonNull;

import org.HdrHistogram.Histogram;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run measured.
 *
 * @param echo times of requests, from when each was due to its last byte, in nanoseconds
 * @param connect times of connecting, a TLS handshake among them, in nanoseconds
 * @param errors what failed: requests, connections
 * @param seconds how long it was measured, 0 or more
 */
public record Measured(Histogram echo, Histogram connect, long errors, double seconds) {

    /** Longer times count as this: one hour, in nanoseconds. */
    public static final long LONGEST = 3_600_000_000_000L;

    /** Significant digits of all histograms: a time is off by 0.1 % at most. */
    public static final int DIGITS = 3;

    /** Checks that all is there. */
    public Measured {
        requireNonNull(echo);
        requireNonNull(connect);
    }

    /**
     * An empty histogram.
     *
     * @return for nanoseconds
     */
    public static Histogram histogram() {
        return new Histogram(1, LONGEST, DIGITS);
    }

    /**
     * Requests a second.
     *
     * @return 0 if no time was measured
     */
    public double rate() {
        return seconds > 0 ? echo.getTotalCount() / seconds : 0;
    }

    /**
     * For programs.
     *
     * @return {@code requests}, {@code errors}, {@code seconds}, {@code requestsPerSecond}, and for
     *     {@code echoNanos} and {@code connectNanos} that have any: count, min, mean, standard
     *     deviation, percentiles, max
     */
    public Map<String, Object> json() {
        var object = new LinkedHashMap<String, Object>();
        object.put("requests", echo.getTotalCount());
        object.put("errors", errors);
        object.put("seconds", seconds);
        object.put("requestsPerSecond", rate());
        putIfAny("echoNanos", echo, object);
        putIfAny("connectNanos", connect, object);
        return object;
    }

    private static void putIfAny(String name, Histogram times, Map<String, Object> object) {
        if (times.getTotalCount() > 0) {
            object.put(name, json(times));
        }
    }

    /**
     * A histogram for programs.
     *
     * @param times of which there is at least one
     * @return count, min, mean, standard deviation, percentiles, max
     */
    public static Map<String, Object> json(Histogram times) {
        var object = new LinkedHashMap<String, Object>();
        object.put("count", times.getTotalCount());
        object.put("min", times.getMinValue());
        object.put("mean", times.getMean());
        object.put("stdDeviation", times.getStdDeviation());
        for (Percentile percentile : Percentile.SHOWN) {
            object.put(percentile.name(), times.getValueAtPercentile(percentile.percent()));
        }
        object.put("max", times.getMaxValue());
        return object;
    }
}
