package echo.plot;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

import java.io.IOException;
import java.nio.file.Path;

/** Writes logs as the client does, with HdrHistogram's own writer. */
final class Logs implements AutoCloseable {

    private static final long START = 1_700_000_000_000L;
    private static final long SECOND = 1000;

    private final HistogramLogWriter writer;
    private long now = START;

    Logs(Path file) throws IOException {
        writer = new HistogramLogWriter(file.toFile());
        writer.outputLogFormatVersion();
        writer.outputStartTime(START);
        writer.setBaseTime(START);
        writer.outputBaseTime(START);
        writer.outputLegend();
    }

    /** One log with the tag of the latency: a second of each row of milliseconds. */
    static Path write(Path file, long[]... seconds) throws IOException {
        try (var logs = new Logs(file)) {
            for (long[] millis : seconds) {
                logs.second("echo", millis);
            }
        }
        return file;
    }

    /** The next second; without a tag if that is empty. */
    Logs second(String tag, long... millis) {
        interval(tag, SECOND, millis);
        now += SECOND;
        return this;
    }

    /** Another one of the same time. */
    Logs interval(String tag, long length, long... millis) {
        var histogram = new Histogram(3);
        if (!tag.isEmpty()) {
            histogram.setTag(tag);
        }
        histogram.setStartTimeStamp(now);
        histogram.setEndTimeStamp(now + length);
        for (long value : millis) {
            histogram.recordValue(value * 1_000_000);
        }
        writer.outputIntervalHistogram(histogram);
        return this;
    }

    @Override
    public void close() {
        writer.close();
    }
}
