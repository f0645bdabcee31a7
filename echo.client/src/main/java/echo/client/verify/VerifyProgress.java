package echo.client.verify;

import echo.client.command.Console;
import echo.client.command.Progress;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Tells each second how much has come back. */
final class VerifyProgress {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** Where it is no terminal, shorter runs tell their result alone. */
    private static final Duration FIRST = Duration.ofSeconds(10);

    private final long total;
    private final LongAdder echoed;
    private final Progress progress;
    private final Thread thread;

    VerifyProgress(Console console, long total, LongAdder echoed) {
        this.total = total;
        this.echoed = echoed;
        // How long it will be is not known: a line each ten seconds, where it is no terminal.
        progress = new Progress(console, Duration.ofHours(1), FIRST);
        thread = Thread.ofVirtual().name("verify progress").start(this::tell);
    }

    private void tell() {
        long start = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(PERIOD);
                progress.show(line(echoed.sum(), (System.nanoTime() - start) / 1e9));
            }
        } catch (InterruptedException over) {
            progress.clear();
        }
    }

    private String line(long done, double seconds) {
        double rate = done / seconds;
        return String.format(
                Locale.ROOT,
                "%s%.1f of %.1f MB, %.1f MB/s",
                done == 0 ? "" : "%.0f s left: ".formatted((total - done) / rate),
                done / 1e6,
                total / 1e6,
                rate / 1e6);
    }

    /** Tells no more, and takes away what it told. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
