package echo.plot;

import org.HdrHistogram.Histogram;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

import java.awt.geom.Line2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Which line is which log, and its most wanted figures; of a single log only those. */
final class Legend {

    private static final Line2D LINE = new Line2D.Double(-14, 0, 14, 0);
    private static final MathContext DIGITS = new MathContext(3);

    private Legend() {}

    static Title of(List<IntervalLog> logs) {
        if (logs.size() == 1) {
            return new TextTitle(figures(logs.get(0).total()), Fonts.LABEL);
        }
        var items = new LegendItemCollection();
        for (int i = 0; i < logs.size(); i++) {
            items.add(item(i, logs));
        }
        var rows = new ColumnArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 0, 2);
        var legend = new LegendTitle(() -> items, rows, rows);
        legend.setItemFont(Fonts.LABEL);
        legend.setItemPaint(Look.TEXT);
        legend.setLegendItemGraphicPadding(new RectangleInsets(2, 2, 2, 6));
        return legend;
    }

    private static LegendItem item(int index, List<IntervalLog> logs) {
        IntervalLog log = logs.get(index);
        return new LegendItem(
                name(log, logs) + ": " + figures(log.total()),
                null,
                null,
                null,
                LINE,
                Look.stroke(index),
                Look.colour(index));
    }

    /** The last part of the path, if no other log has the same. */
    private static String name(IntervalLog log, List<IntervalLog> logs) {
        Path last = log.file().getFileName();
        long same = logs.stream().filter(other -> last.equals(other.file().getFileName())).count();
        return (same == 1 ? last : log.file()).toString();
    }

    private static String figures(Histogram total) {
        return String.format(
                Locale.ROOT,
                "%,d requests, p50 %s ms, p99 %s ms, p99.9 %s ms, max %s ms",
                total.getTotalCount(),
                millis(total.getValueAtPercentile(50)),
                millis(total.getValueAtPercentile(99)),
                millis(total.getValueAtPercentile(99.9)),
                millis(total.getMaxValue()));
    }

    private static String millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
