package echo.plot;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/** Colours and lines. */
final class Look {

    static final Color TEXT = new Color(0x333333);

    /** Those of Okabe and Ito, which the colour-blind can tell apart, without the pale ones. */
    private static final List<Color> COLOURS =
            List.of(
                    new Color(0x0072B2),
                    new Color(0xD55E00),
                    new Color(0x009E73),
                    new Color(0xCC79A7),
                    new Color(0xE69F00),
                    new Color(0x56B4E9));

    private static final int LEFT = 78;
    private static final Color GRID = new Color(0xDDDDDD);

    private Look() {}

    /** For the series or log with the same number, from 0. */
    static Color colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    static XYItemRenderer lines(int count) {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < count; i++) {
            renderer.setSeriesPaint(i, colour(i));
            renderer.setSeriesStroke(i, stroke(i));
        }
        return renderer;
    }

    /** When the colours are used up, lines are dashed, shorter each time. */
    static BasicStroke stroke(int index) {
        int round = index / COLOURS.size();
        float[] dash = round == 0 ? null : new float[] {12f / round, 4};
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    static XYPlot dressed(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(GRID);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    /** All have the same width, so that the charts have the same left edge. */
    static <A extends ValueAxis> A left(A axis) {
        axis.setFixedDimension(LEFT);
        return dressed(axis);
    }

    static <A extends ValueAxis> A dressed(A axis) {
        axis.setLabelFont(Fonts.LABEL);
        axis.setLabelPaint(TEXT);
        axis.setTickLabelFont(Fonts.TICK);
        axis.setTickLabelPaint(TEXT);
        axis.setAxisLineVisible(false);
        axis.setTickMarkPaint(GRID);
        return axis;
    }
}
