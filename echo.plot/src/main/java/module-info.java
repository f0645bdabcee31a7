/**
 * The {@code echo-plot} command, which draws histogram logs.
 *
 * <pre>
 * echo-plot [--output FILE.svg] [--title TEXT] LOG...
 * </pre>
 *
 * <p>A log is what {@code echo-client load --hdr LOG} writes: HdrHistogram's interval log, format
 * 1.2 or 1.3, with values in nanoseconds. All logs go into one drawing, a line for each, so that
 * servers can be compared: latency by percentile, throughput over time, and the 99th percentile
 * over time.
 *
 * <p>Exit codes: 0 drawn, 1 a log cannot be read or the drawing cannot be made, 2 usage.
 */
// Three of the libraries have no module descriptors. Nothing is linked from this module, so that
// they need none.
@SuppressWarnings("requires-automatic")
module echo.plot {
    requires HdrHistogram;
    requires java.desktop;
    requires java.xml;
    requires org.apache.commons.cli;
    requires org.apache.xmlgraphics.batik.svggen;
    requires org.jfree.jfreechart;
}
