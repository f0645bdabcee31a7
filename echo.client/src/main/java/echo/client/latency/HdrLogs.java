package echo.client.latency;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Logs of several runs, added up. For one thread. */
public final class HdrLogs {

    private final Histogram echo = Measured.histogram();
    private final Histogram connect = Measured.histogram();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private HdrLogs() {}

    /**
     * Adds up all intervals of all files.
     *
     * @param files in HdrHistogram's log format
     * @return the sum; it was measured from the first interval's start to the last one's end, by
     *     the clocks of the machines
     * @throws IOException if a file cannot be read, or is no such log; the message names it
     */
    public static Measured sum(List<Path> files) throws IOException {
        var logs = new HdrLogs();
        for (Path file : files) {
            logs.add(file);
        }
        double seconds = logs.last > logs.first ? (logs.last - logs.first) / 1e3 : 0;
        return new Measured(logs.echo, logs.connect, 0, seconds);
    }

    private void add(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("no such file: " + file, e);
        } catch (IOException e) {
            throw new IOException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
        int intervals = 0;
        try (var reader = new HistogramLogReader(new ByteArrayInputStream(bytes))) {
            while (reader.hasNext()) {
                if (reader.nextIntervalHistogram() instanceof AbstractHistogram interval) {
                    add(interval);
                    intervals++;
                }
            }
        } catch (RuntimeException e) {
            // Whatever a broken line makes of its parser.
            throw notALog(file, e);
        }
        if (intervals == 0) {
            throw notALog(file, null);
        }
    }

    private void add(AbstractHistogram interval) {
        (HdrLog.CONNECT.equals(interval.getTag()) ? connect : echo).add(interval);
        first = Math.min(first, interval.getStartTimeStamp());
        last = Math.max(last, interval.getEndTimeStamp());
    }

    private static IOException notALog(Path file, RuntimeException cause) {
        return new IOException(
                file + " is no HdrHistogram log, or is cut off: write one by load --hdr FILE",
                cause);
    }
}
