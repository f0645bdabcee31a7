package echo.plot;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Throughput over time, and below it the 99th percentile of the same seconds. */
final class TimeChart {

    private TimeChart() {}

    static XYPlot of(List<IntervalLog> logs) {
        var rates = new XYSeriesCollection();
        var p99s = new XYSeriesCollection();
        for (int i = 0; i < logs.size(); i++) {
            rates.addSeries(steps(i, logs.get(i), Interval::rate));
            p99s.addSeries(steps(i, logs.get(i), TimeChart::p99));
        }
        NumberAxis time = linear("Time (s)");
        time.setUpperMargin(0);
        // Whether ticks fit is judged by the last one, and 0.95 is wider than 1.
        time.setTickLabelInsets(new RectangleInsets(2, 14, 2, 14));
        var plot = new CombinedDomainXYPlot(time);
        plot.setGap(14);
        plot.add(part(rates, linear("Requests per second")), 3);
        plot.add(part(p99s, Latency.axis("p99 (ms)", p99s)), 2);
        return Look.dressed(plot);
    }

    /** A value holds for its whole interval, so that a single one is seen too. */
    private static XYSeries steps(int index, IntervalLog log, ToDoubleFunction<Interval> value) {
        var steps = new XYSeries(index, false);
        double start = log.start();
        for (Interval interval : log.intervals()) {
            if (interval.hasLength()) {
                double y = value.applyAsDouble(interval);
                steps.add(interval.start() - start, y);
                steps.add(interval.end() - start, y);
            }
        }
        return steps;
    }

    /** None, and so a gap, where nothing was recorded. */
    private static double p99(Interval interval) {
        return interval.isEmpty() ? Double.NaN : Latency.drawable(interval.p99());
    }

    private static XYPlot part(XYSeriesCollection series, ValueAxis axis) {
        return Look.dressed(
                new XYPlot(series, null, Look.left(axis), Look.lines(series.getSeriesCount())));
    }

    private static NumberAxis linear(String label) {
        var axis = Look.dressed(new NumberAxis(label));
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        axis.setLowerMargin(0);
        axis.setAutoRangeIncludesZero(true);
        return axis;
    }
}
