package echo.plot;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.data.xy.XYSeriesCollection;

/** Nanoseconds as drawn: milliseconds on a logarithmic axis. */
final class Latency {

    private static final double NANOS_PER_MILLI = 1e6;

    private Latency() {}

    /** A logarithmic axis has no place for 0: that is drawn as 1 ns. */
    static double drawable(long nanos) {
        return Math.max(1, nanos) / NANOS_PER_MILLI;
    }

    static ValueAxis axis(String label, XYSeriesCollection curves) {
        return new TickedLogAxis(
                label,
                Ticks.around(curves.getRangeLowerBound(false), curves.getRangeUpperBound(false)));
    }
}
