package echo.plot;

import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeriesCollection;

import java.util.List;

/** Latency by percentile. */
final class PercentileChart {

    private PercentileChart() {}

    static XYPlot of(List<IntervalLog> logs) {
        var curves = new XYSeriesCollection();
        for (int i = 0; i < logs.size(); i++) {
            curves.addSeries(PercentileCurve.of(i, logs.get(i).total()));
        }
        long most = logs.stream().mapToLong(log -> log.total().getTotalCount()).max().orElseThrow();
        return Look.dressed(
                new XYPlot(
                        curves,
                        Look.dressed(new TickedLogAxis("Percentile", Ticks.percentiles(most))),
                        Look.left(Latency.axis("Latency (ms)", curves)),
                        Look.lines(logs.size())));
    }
}
