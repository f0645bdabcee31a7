package echo.plot;

import org.HdrHistogram.Histogram;

import java.nio.file.Path;
import java.util.List;

/**
 * The intervals of a log that are drawn.
 *
 * @param file as it was named
 * @param intervals in the log's order, at least one
 * @param total all of their values, at least one
 */
record IntervalLog(Path file, List<Interval> intervals, Histogram total) {

    IntervalLog {
        intervals = List.copyOf(intervals);
    }

    static IntervalLog of(Path file, List<Interval> intervals) {
        var total = new Histogram(intervals.get(0).histogram().getNumberOfSignificantValueDigits());
        intervals.forEach(interval -> total.add(interval.histogram()));
        return new IntervalLog(file, intervals, total);
    }

    double start() {
        return intervals.stream().mapToDouble(Interval::start).min().orElseThrow();
    }
}
