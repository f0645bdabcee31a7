package echo.client.load;

import echo.cli.FileFailure;
import echo.client.command.Console;
import echo.client.command.Progress;
import echo.client.latency.HdrLog;
import echo.client.latency.Times;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What is written while a load goes on: a line of progress, and HdrHistogram's log. */
final class LoadOutputs implements Observer, AutoCloseable {

    private final Pace pace;
    private final Progress progress;
    private final Optional<HdrLog> log;

    private LoadOutputs(LoadConfig config, Console console, Optional<HdrLog> log) {
        pace = config.pace();
        progress =
                new Progress(console, pace.duration().orElse(Duration.ofMinutes(1)), Duration.ZERO);
        this.log = log;
    }

    static LoadOutputs open(LoadConfig config, Console console, Optional<Path> hdr)
            throws IOException {
        return new LoadOutputs(
                config,
                console,
                hdr.isPresent() ? Optional.of(begin(hdr.get())) : Optional.empty());
    }

    private static HdrLog begin(Path file) throws IOException {
        try {
            return new HdrLog(file);
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be written: %s: name a file in a folder that can be written to"
                            .formatted(file, FileFailure.explain(e)),
                    e);
        }
    }

    @Override
    public void preparing(String what) {
        progress.show(what);
    }

    @Override
    public void second(Second second, Histogram echo, Histogram connect) {
        log.ifPresent(
                it -> {
                    it.add(HdrLog.ECHO, echo);
                    if (connect.getTotalCount() > 0) {
                        it.add(HdrLog.CONNECT, connect);
                    }
                });
        progress.show(
                String.format(
                        Locale.ROOT,
                        "%s%d requests/s, p50 %s, p99 %s, max %s, %d errors",
                        left(second),
                        second.requests(),
                        Times.text(second.p50()),
                        Times.text(second.p99()),
                        Times.text(second.max()),
                        second.errors()));
    }

    private String left(Second second) {
        return pace.duration()
                .map(it -> Math.round(Math.max(0, it.toMillis() - second.millis()) / 1e3))
                .map("%d s left: "::formatted)
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        progress.clear();
        if (log.isPresent()) {
            log.get().close();
        }
    }
}
