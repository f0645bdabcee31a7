package echo.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a reader finds in the drawing. */
final class DrawingTest {

    private static final String FIRST = "rgb(0,114,178)";
    private static final String SECOND = "rgb(213,94,0)";
    private static final double PIXEL = 1;

    @TempDir private Path folder;
    private Path one;
    private Path two;

    @BeforeEach
    void logs() throws Exception {
        one = Logs.write(folder.resolve("one.hlog"), new long[] {2, 3, 200}, new long[] {5, 6});
        two =
                Logs.write(
                        folder.resolve("two.hlog"),
                        new long[] {9, 9},
                        new long[] {20},
                        new long[] {});
    }

    @Test
    void hasATitleForEyesAndForReadersAloud() throws Exception {
        Svg svg = draw("--title", "A < B & C", one);
        assertTrue(svg.texts().contains("A < B & C"), "the title is drawn: " + svg.texts());
        assertEquals(
                "A < B & C",
                svg.document().getElementsByTagName("title").item(0).getTextContent(),
                "the title element of the drawing");
    }

    @Test
    void saysWhatItsAxesAre() throws Exception {
        List<String> texts = draw(one).texts();
        for (String text :
                List.of(
                        "Latency and throughput",
                        "Latency by percentile",
                        "Percentile",
                        "Latency (ms)",
                        "0%",
                        "50%",
                        "90%",
                        "Throughput over time",
                        "Time (s)",
                        "Requests per second",
                        "p99 (ms)")) {
            assertTrue(texts.contains(text), "'" + text + "' is written, of " + texts);
        }
    }

    @Test
    void goesFromTheLeastToTheGreatestLatency() throws Exception {
        Svg svg = draw(one);
        Element curve = svg.lines(FIRST).get(0);
        double decade = svg.heightOf("10") - svg.heightOf("100");
        double drawn =
                Svg.heights(curve).max().orElseThrow() - Svg.heights(curve).min().orElseThrow();
        assertEquals(decade * 2, drawn, PIXEL, "pixels from 2 ms to 200 ms, two decades");
        // Digits stand a little below the line that they label, each as much as the next.
        double low = svg.heightOf("2") - Svg.heights(curve).max().orElseThrow();
        double high = svg.heightOf("200") - Svg.heights(curve).min().orElseThrow();
        assertEquals(low, high, PIXEL, "2 ms is beside its label as 200 ms is beside its own");
    }

    @Test
    void drawsWhatWasDonePerSecond() throws Exception {
        Svg svg = draw(one);
        Element rates = svg.lines(FIRST).get(1);
        // These are on no other axis.
        double unit = 2 * (svg.heightOf("2.5") - svg.heightOf("3"));
        List<Double> heights = Svg.heights(rates).boxed().toList();
        assertEquals(4, heights.size(), "two ends for each of two intervals: " + heights);
        assertEquals(unit, heights.get(2) - heights.get(1), PIXEL, "3 per second, then 2");
        List<Double> widths = Svg.widths(rates).boxed().toList();
        assertEquals(
                widths.get(3) - widths.get(2),
                widths.get(1) - widths.get(0),
                PIXEL,
                "each interval is a second wide");
    }

    @Test
    void hasALineAndALegendForEachLog() throws Exception {
        Svg svg = draw(one, two);
        // In each of the three plots, and in the legend.
        assertEquals(4, svg.lines(FIRST).size(), "lines of the first log");
        assertEquals(4, svg.lines(SECOND).size(), "lines of the second log");
        assertTrue(
                svg.texts()
                        .containsAll(
                                List.of(
                                        "one.hlog: 5 requests, p50 5 ms, p99 200 ms, p99.9 200"
                                                + " ms, max 200 ms",
                                        "two.hlog: 3 requests, p50 9 ms, p99 20 ms, p99.9 20 ms,"
                                                + " max 20 ms")),
                "both logs and their figures are in the legend, of " + svg.texts());
    }

    @Test
    void tellsLogsOfTheSameNameApart() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("one.hlog");
        Logs.write(other, new long[] {7});
        List<String> texts = draw(one, other).texts();
        for (Path log : List.of(one, other)) {
            assertTrue(
                    texts.stream().anyMatch(text -> text.startsWith(log + ":")),
                    log + " is in the legend, of " + texts);
        }
    }

    @Test
    void drawsASingleValue() throws Exception {
        Svg svg = draw(Logs.write(folder.resolve("single.hlog"), new long[] {4}));
        for (Element line : svg.lines(FIRST)) {
            double[] widths = Svg.widths(line).toArray();
            assertTrue(
                    widths[widths.length - 1] > widths[0] + PIXEL,
                    "one value is a line and not a point");
        }
        assertEquals(3, svg.lines(FIRST).size(), "a line in each plot");
    }

    @Test
    void drawsNoLatencyWhereThereIsNone() throws Exception {
        Path gap =
                Logs.write(
                        folder.resolve("gap.hlog"), new long[] {4}, new long[] {}, new long[] {4});
        Svg svg = draw(gap);
        assertEquals(6, Svg.heights(svg.lines(FIRST).get(1)).count(), "the rate is 0 meanwhile");
        assertEquals(4, Svg.heights(svg.lines(FIRST).get(2)).count(), "the p99 is interrupted");
    }

    private static Svg draw(Object... args) throws Exception {
        PlotRun run = PlotRun.drawing(args);
        assertEquals(PlotCommand.OK, run.exitCode(), "it is drawn: " + run.err());
        assertEquals("", run.err(), "nothing is complained about");
        return Svg.of(run.out());
    }
}
