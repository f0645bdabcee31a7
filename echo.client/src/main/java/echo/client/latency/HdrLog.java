package echo.client.latency;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in HdrHistogram's log format, version 1.3: an interval a line, with the histogram's name
 * as its tag, so that several logs add up. For one thread.
 */
public final class HdrLog implements Closeable {

    /** The tag of the times of requests. */
    public static final String ECHO = "echo";

    /** The tag of the times of connecting. */
    public static final String CONNECT = "connect";

    private final Path file;
    private final PrintStream out;
    private final HistogramLogWriter writer;

    /**
     * Begins a log.
     *
     * @param file is made, or made anew
     * @throws IOException if it cannot be
     */
    public HdrLog(Path file) throws IOException {
        this.file = file;
        out =
                new PrintStream(
                        new BufferedOutputStream(Files.newOutputStream(file)),
                        false,
                        StandardCharsets.UTF_8);
        writer = new HistogramLogWriter(out);
        writer.outputComment("[times of echo-client load in nanoseconds]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(System.currentTimeMillis());
        writer.outputLegend();
    }

    /**
     * Adds an interval.
     *
     * @param tag what was timed
     * @param times with the start and the end of the interval
     */
    public void add(String tag, Histogram times) {
        times.setTag(tag);
        writer.outputIntervalHistogram(times);
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (out.checkError()) {
            throw new IOException(file + ": could not be written to its end (is the disk full?)");
        }
    }
}
