package echo.plot;

import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a histogram log line by line, so that a broken line can be named: HistogramLogReader takes
 * some of them for the end of the log.
 */
final class LogFile {

    private static final String TAG = "echo";
    private static final String NO_TAG = "";
    private static final String HOW = " (echo-client load --hdr FILE writes one)";

    private final Path file;
    private final Map<String, List<Interval>> intervals = new LinkedHashMap<>();
    private boolean isLog;

    private LogFile(Path file) {
        this.file = file;
    }

    /** The intervals of the latency, which have a tag or none. */
    static IntervalLog read(Path file) throws PlotException {
        var log = new LogFile(file);
        try (var lines =
                new BufferedReader(
                        // A decoder from a charset replaces what is not UTF-8; Files throws.
                        new InputStreamReader(
                                Files.newInputStream(file), StandardCharsets.UTF_8))) {
            log.take(lines);
        } catch (NoSuchFileException e) {
            throw log.cannotRead("there is no such file");
        } catch (AccessDeniedException e) {
            throw log.cannotRead("permission denied");
        } catch (IOException e) {
            throw log.cannotRead(Files.isDirectory(file) ? "it is a folder" : e.getMessage());
        }
        return log.latency();
    }

    private void take(BufferedReader lines) throws IOException, PlotException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.startsWith("#") || line.startsWith("\"StartTimestamp\"")) {
                isLog = true;
            } else if (!line.isBlank()) {
                take(line, number);
                isLog = true;
            }
        }
    }

    private void take(String line, int number) throws PlotException {
        EncodableHistogram read;
        try (var reader =
                new HistogramLogReader(
                        new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)))) {
            read = reader.nextIntervalHistogram();
        } catch (RuntimeException e) {
            // Whatever a broken line makes the decoder stumble over.
            throw broken(number);
        }
        if (!(read instanceof Histogram)) {
            throw broken(number);
        }
        var histogram = (Histogram) read;
        String tag = histogram.getTag() == null ? NO_TAG : histogram.getTag();
        intervals
                .computeIfAbsent(tag, absent -> new ArrayList<>())
                .add(
                        new Interval(
                                histogram.getStartTimeStamp() / 1e3,
                                histogram.getEndTimeStamp() / 1e3,
                                histogram));
    }

    private PlotException broken(int number) {
        return new PlotException(
                isLog
                        ? "line %d of '%s' is broken: delete it, or make the log again"
                                .formatted(number, file)
                        : "'%s' is no histogram log%s".formatted(file, HOW));
    }

    private PlotException cannotRead(String reason) {
        return new PlotException("cannot read '%s': %s%s".formatted(file, reason, HOW));
    }

    private IntervalLog latency() throws PlotException {
        if (intervals.isEmpty()) {
            throw new PlotException("'%s' has no intervals%s".formatted(file, HOW));
        }
        List<Interval> chosen = intervals.getOrDefault(TAG, intervals.get(NO_TAG));
        if (chosen == null) {
            throw new PlotException(
                    "'%s' has only intervals with the tags %s: draw one with '%s'%s"
                            .formatted(file, String.join(", ", intervals.keySet()), TAG, HOW));
        }
        IntervalLog log = IntervalLog.of(file, chosen);
        if (log.total().getTotalCount() == 0) {
            throw new PlotException(
                    "nothing is recorded in '%s': did any request succeed?".formatted(file));
        }
        if (chosen.stream().allMatch(interval -> interval.isEmpty() || !interval.hasLength())) {
            throw new PlotException(
                    "no interval in '%s' is a millisecond long: record for longer".formatted(file));
        }
        return log;
    }
}
