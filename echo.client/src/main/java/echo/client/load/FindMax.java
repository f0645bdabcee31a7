package echo.client.load;

import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Progress;
import echo.client.command.Result;
import echo.client.latency.Assertions;
import echo.client.latency.Measured;
import echo.client.latency.Times;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Searches the highest rate at which bounds hold: a closed loop tells what is possible at all, and
 * between that and nothing the interval is halved until it is small.
 */
final class FindMax {

    /** The interval at the end, of the rate. */
    private static final double PRECISION = 0.02;

    private static final int MOST_TRIALS = 12;

    /** A load that has made less than this share of its requests has not held its rate. */
    private static final double ACHIEVED = 0.99;

    private final LoadConfig config;
    private final Assertions bounds;
    private final Links links;
    private final CountDownLatch stop;
    private final Console console;
    private final Progress progress;
    private final List<Map<String, Object>> trials = new ArrayList<>();

    FindMax(LoadConfig config, Assertions bounds, Links links, Console console) {
        this.config = config;
        this.bounds = bounds;
        this.links = links;
        stop = console.interrupt().latch();
        this.console = console;
        progress = new Progress(console, Duration.ZERO, Duration.ZERO);
    }

    Result run() throws IOException, InterruptedException {
        Measured closed = load(0);
        double high = Math.floor(closed.rate());
        double low = 0;
        console.say(String.format(Locale.ROOT, "closed loop: %.0f/s", high));
        for (int i = 0; i < MOST_TRIALS && high - low > PRECISION * high && stop.getCount() > 0; ) {
            // The closed loop's own rate first: what holds there needs no search.
            double rate = Math.max(1, i == 0 ? high : Math.floor((low + high) / 2));
            if (tryAt(rate)) {
                low = rate;
            } else {
                high = rate;
            }
            i++;
        }
        return result(low);
    }

    private boolean tryAt(double rate) throws IOException, InterruptedException {
        Measured measured = load(rate);
        boolean holds =
                measured.errors() == 0
                        && measured.rate() >= ACHIEVED * rate
                        && bounds.hold(measured);
        console.say(
                String.format(
                        Locale.ROOT,
                        "%.0f/s: %s (%.0f/s, p50 %s, p99 %s, p99.9 %s, max %s, %d errors)",
                        rate,
                        holds ? "holds" : "does not hold",
                        measured.rate(),
                        Times.text(measured.echo().getValueAtPercentile(50)),
                        Times.text(measured.echo().getValueAtPercentile(99)),
                        Times.text(measured.echo().getValueAtPercentile(99.9)),
                        Times.text(measured.echo().getMaxValue()),
                        measured.errors()));
        var trial = new LinkedHashMap<String, Object>();
        trial.put("rate", rate);
        trial.put("holds", holds);
        trial.putAll(measured.json());
        trials.add(trial);
        return holds;
    }

    private Measured load(double rate) throws IOException, InterruptedException {
        var observer =
                new Observer() {
                    @Override
                    public void preparing(String what) {
                        progress.show(what);
                    }

                    @Override
                    public void second(Second second, Histogram echo, Histogram connect) {
                        progress.show(
                                "%.0f/s: %d requests/s, p99 %s"
                                        .formatted(
                                                rate, second.requests(), Times.text(second.p99())));
                    }
                };
        LoadResult result =
                new Load(config.with(config.pace().withRate(rate)), links, stop, observer).run();
        progress.clear();
        return result.measured();
    }

    private Result result(double rate) {
        var json = new LinkedHashMap<String, Object>();
        json.put("endpoint", config.connect().endpoint().toString());
        json.put("findMax", bounds.toString());
        json.put("highestRate", rate);
        json.put("trials", trials);
        if (stop.getCount() == 0) {
            return new Result(ExitCode.INTERRUPTED, json);
        } else if (rate == 0) {
            console.complain("no rate was found at which %s holds".formatted(bounds));
            return new Result(ExitCode.ASSERTION, json);
        }
        console.say(
                String.format(Locale.ROOT, "highest rate at which %s holds: %.0f/s", bounds, rate));
        return new Result(ExitCode.OK, json);
    }
}
