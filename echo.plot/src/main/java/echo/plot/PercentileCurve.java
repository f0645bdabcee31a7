package echo.plot;

import org.HdrHistogram.Histogram;
import org.jfree.data.xy.XYSeries;

/**
 * Latency by percentile. A percentile is drawn at the number of values of which one is above it, on
 * a logarithmic axis, so that 90, 99 and 99.9 are equally far apart.
 */
final class PercentileCurve {

    private static final int POINTS_PER_DECADE = 40;

    private PercentileCurve() {}

    /** From the least value to the greatest, which is one of so many as there are. */
    static XYSeries of(int index, Histogram histogram) {
        var curve = new XYSeries(index, false);
        double last = Math.max(2, histogram.getTotalCount());
        curve.add(1, Latency.drawable(histogram.getMinValue()));
        for (int i = 1; oneOf(i) < last; i++) {
            double percentile = 100 * (1 - 1 / oneOf(i));
            curve.add(oneOf(i), Latency.drawable(histogram.getValueAtPercentile(percentile)));
        }
        curve.add(last, Latency.drawable(histogram.getMaxValue()));
        return curve;
    }

    private static double oneOf(int point) {
        return Math.pow(10, (double) point / POINTS_PER_DECADE);
    }
}
