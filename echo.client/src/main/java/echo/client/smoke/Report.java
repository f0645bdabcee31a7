package echo.client.smoke;

import echo.api.net.InetEndpoint;
import echo.client.command.Console;
import echo.client.command.ExitCode;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Tells of each run, sums up, and keeps a bounded part of it for programs. */
final class Report {

    private static final int MOST_RUNS = 1_000;

    private final SmokeTask task;
    private final Console console;
    private final Queue<Map<String, Object>> lastRuns = new ArrayDeque<>();
    private final LongSummaryStatistics connectTimes = new LongSummaryStatistics();
    private final LongSummaryStatistics echoTimes = new LongSummaryStatistics();
    private Optional<UntilUp.Waited> waited = Optional.empty();
    private long sent;
    private int exitCode = ExitCode.OK;

    Report(SmokeTask task, Console console) {
        this.task = task;
        this.console = console;
    }

    /** The first failure's. */
    int exitCode() {
        return exitCode;
    }

    void add(UntilUp.Waited ended) {
        waited = Optional.of(ended);
        if (ended.isUp()) {
            ended.last().forEach(run -> add(1, run));
            return;
        }
        ended.last().forEach(run -> count(1, run));
        console.complain(ended.what());
    }

    void add(long sequence, Run run) {
        count(sequence, run);
        if (task.repetition().isSeries()) {
            tellInSeries(sequence, run);
        } else {
            tell(run);
        }
    }

    private void count(long sequence, Run run) {
        sent++;
        if (exitCode == ExitCode.OK) {
            exitCode = run.outcome().exitCode();
        }
        if (run.outcome() instanceof Outcome.Exact exact) {
            connectTimes.accept(run.connectTime().orElseThrow().toNanos());
            echoTimes.accept(exact.echoTime().toNanos());
        }
        if (lastRuns.size() == MOST_RUNS) {
            lastRuns.remove();
        }
        lastRuns.add(run.json(sequence));
    }

    private void tell(Run run) {
        switch (run.outcome()) {
            case Outcome.Exact exact -> say(received(run, exact));
            case Outcome.Mismatch mismatch -> say(received(run, mismatch));
            case Outcome.Timeout timeout -> say(received(run, timeout));
            case Outcome.NoTls _,
                    Outcome.NoHandshake _,
                    Outcome.NoMessage _,
                    Outcome.NoSocket _,
                    Outcome.NoName _ -> {
                // Nothing was there to receive from, or nothing to be echoed.
            }
        }
        if (!run.isExact()) {
            console.complain(run.outcome().what());
        }
    }

    private String received(Run run, Outcome outcome) {
        boolean isOneOfMany =
                task.config().isForAll()
                        && task.config().connect().endpoint() instanceof InetEndpoint;
        return (isOneOfMany ? run.address() + " " : "")
                + "Received "
                + outcome.received().text(console.charset());
    }

    private void tellInSeries(long sequence, Run run) {
        if (run.outcome() instanceof Outcome.Exact exact) {
            say(
                    "%d bytes from %s: seq=%d connect=%s ms echo=%s ms"
                            .formatted(
                                    run.bytesSent(),
                                    run.address(),
                                    sequence,
                                    millis(run.connectTime().orElseThrow().toNanos()),
                                    millis(exact.echoTime().toNanos())));
        } else {
            console.complain("seq=%d: %s".formatted(sequence, run.outcome().what()));
        }
    }

    /** After the rounds; nothing if there was to be one, or no server came up. */
    void sumUp() {
        if (!task.repetition().isSeries() || waited.filter(it -> !it.isUp()).isPresent()) {
            return;
        }
        long exact = echoTimes.getCount();
        say("%d sent, %d exact, %d failed".formatted(sent, exact, sent - exact));
        if (exact > 0) {
            say("connect min/mean/max " + millis(connectTimes));
            say("echo min/mean/max " + millis(echoTimes));
        }
    }

    private void say(String line) {
        if (!console.isQuiet()) {
            console.say(line);
        }
    }

    private static String millis(LongSummaryStatistics nanos) {
        return "%s/%s/%s ms"
                .formatted(millis(nanos.getMin()), millis(mean(nanos)), millis(nanos.getMax()));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
    }

    private static long mean(LongSummaryStatistics nanos) {
        return nanos.getSum() / nanos.getCount();
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("endpoint", task.config().connect().endpoint().toString());
        json.put("sent", sent);
        json.put("exact", echoTimes.getCount());
        waited.ifPresent(it -> json.put("untilUp", it.json()));
        json.put("runs", List.copyOf(lastRuns));
        if (echoTimes.getCount() > 0) {
            json.put("connectNanos", json(connectTimes));
            json.put("echoNanos", json(echoTimes));
        }
        return json;
    }

    private static Map<String, Object> json(LongSummaryStatistics nanos) {
        var json = new LinkedHashMap<String, Object>();
        json.put("min", nanos.getMin());
        json.put("mean", mean(nanos));
        json.put("max", nanos.getMax());
        return json;
    }
}
