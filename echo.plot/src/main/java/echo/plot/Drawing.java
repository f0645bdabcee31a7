package echo.plot;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleInsets;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.List;

/** The two charts, one above the other. */
final class Drawing {

    private static final int WIDTH = 960;
    private static final int PERCENTILES = 440;
    private static final int TIME = 460;
    private static final int LEGEND_ROW = 20;
    private static final RectangleInsets MARGIN = new RectangleInsets(10, 10, 10, 36);

    static {
        // Otherwise rotated text becomes outlines, which nobody can search, select or read aloud.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private Drawing() {}

    /** As SVG, in UTF-8. */
    static byte[] of(String title, List<IntervalLog> logs) {
        int percentiles = PERCENTILES + LEGEND_ROW * logs.size();
        var canvas = new SvgCanvas(title, WIDTH, percentiles + TIME);
        var above = chart(PercentileChart.of(logs), "Latency by percentile");
        above.addSubtitle(0, new TextTitle(title, Fonts.TITLE));
        above.addSubtitle(1, padded(Legend.of(logs)));
        above.draw(canvas.graphics(), new Rectangle(0, 0, WIDTH, percentiles));
        chart(TimeChart.of(logs), "Throughput over time")
                .draw(canvas.graphics(), new Rectangle(0, percentiles, WIDTH, TIME));
        return canvas.bytes();
    }

    private static JFreeChart chart(XYPlot plot, String heading) {
        var chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(MARGIN);
        chart.addSubtitle(padded(new TextTitle(heading, Fonts.HEADING)));
        return chart;
    }

    private static Title padded(Title title) {
        title.setPadding(6, 0, 6, 0);
        return title;
    }
}
