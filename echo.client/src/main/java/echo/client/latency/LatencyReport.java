package echo.client.latency;

import echo.cli.Table;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Histograms for people. */
public final class LatencyReport {

    private static final int BAR = 40;
    private static final int[] STEPS = {1, 2, 5};

    private LatencyReport() {}

    /**
     * A table of percentiles, a column for each histogram that has any times.
     *
     * @param histograms by their headings, in nanoseconds
     * @return lines; none if there is no time at all
     */
    public static List<String> table(Map<String, Histogram> histograms) {
        var columns = new LinkedHashMap<>(histograms);
        columns.values().removeIf(times -> times.getTotalCount() == 0);
        if (columns.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<List<String>>();
        var headings = new ArrayList<String>(List.of(""));
        headings.addAll(columns.keySet());
        rows.add(headings);
        rows.add(row("min", columns, Histogram::getMinValue));
        rows.add(row("mean", columns, Histogram::getMean));
        for (Percentile percentile : Percentile.SHOWN) {
            rows.add(
                    row(
                            percentile.name(),
                            columns,
                            times -> times.getValueAtPercentile(percentile.percent())));
        }
        rows.add(row("max", columns, Histogram::getMaxValue));
        return Table.lines(rows);
    }

    private static List<String> row(
            String name, Map<String, Histogram> columns, ToDoubleFunction<Histogram> value) {
        var row = new ArrayList<String>(List.of(name));
        columns.values().forEach(times -> row.add(Times.text(value.applyAsDouble(times))));
        return row;
    }

    /**
     * How often each time was seen, as bars; the ranges grow as 1, 2, 5, 10.
     *
     * @param times in nanoseconds
     * @return a line for each range, from the first to the last that has any; none if there is none
     */
    public static List<String> bars(Histogram times) {
        var ranges = new ArrayList<long[]>();
        long most = 0;
        long low = 0;
        for (int i = 0; low <= times.getMaxValue() && times.getTotalCount() > 0; i++) {
            long high = Math.round(STEPS[i % 3] * Math.pow(10, i / 3));
            long count = times.getCountBetweenValues(low, high - 1);
            if (count > 0 || !ranges.isEmpty()) {
                ranges.add(new long[] {low, high, count});
            }
            most = Math.max(most, count);
            low = high;
        }
        var rows = new ArrayList<List<String>>();
        for (long[] range : ranges) {
            double share = range[2] / (double) times.getTotalCount();
            rows.add(
                    List.of(
                            "%8s - %s".formatted(Times.text(range[0]), Times.text(range[1])),
                            String.format(Locale.ROOT, "%6.2f %%", 100 * share),
                            "#".repeat((int) Math.ceil(BAR * range[2] / (double) most))));
        }
        return rows.isEmpty() ? List.of() : Table.lines(rows);
    }
}
