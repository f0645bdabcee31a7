package echo.plot;

import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A logarithmic axis from the first to the last of its ticks, which are chosen beforehand. */
final class TickedLogAxis extends LogAxis {

    private static final long serialVersionUID = 1;

    private final TreeMap<Double, String> ticks;

    TickedLogAxis(String label, SortedMap<Double, String> ticks) {
        super(label);
        this.ticks = new TreeMap<>(ticks);
        setRange(ticks.firstKey(), ticks.lastKey());
    }

    @Override
    public List<NumberTick> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        TextAnchor anchor =
                RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        return ticks.entrySet().stream()
                .map(tick -> new NumberTick(tick.getKey(), tick.getValue(), anchor, anchor, 0))
                .toList();
    }
}
