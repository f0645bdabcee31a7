package echo.client.verify;

import echo.cli.Sizes;
import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Result;
import echo.client.command.Task;
import echo.client.verify.compare.Fault;
import echo.client.verify.compare.Verdict;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs {@code verify} and tells how it went: the exit code is that of the first connection that
 * went wrong, if any did.
 *
 * @param config what to verify
 */
public record VerifyTask(VerifyConfig config) implements Task {

    /** Of so many connections it is told what went wrong; programs are told of all. */
    static final int TOLD = 10;

    @Override
    public Result run(Console console) throws UnknownHostException, InterruptedException {
        long start = System.nanoTime();
        var verify = new Verify(config, console.trace(config.connect().isTraced()));
        List<Verdict> verdicts;
        long total = config.bytes() * config.connections();
        var progress = new VerifyProgress(console, total, verify.echoed());
        try {
            verdicts = verify.run();
        } finally {
            progress.stop();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int exitCode = ExitCode.OK;
        var faults = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i) instanceof Fault fault) {
                complain(console, faults.size(), i + 1, fault);
                exitCode = faults.isEmpty() ? fault.kind().exitCode() : exitCode;
                faults.add(json(i + 1, fault));
            }
        }
        if (faults.size() > TOLD) {
            console.complain("%d more connections went wrong".formatted(faults.size() - TOLD));
        }
        int exact = verdicts.size() - faults.size();
        double bytesPerSecond = config.bytes() * (double) exact / seconds;
        console.say(
                String.format(
                        Locale.ROOT,
                        "%d of %d connections exact: %s each, %.1f MB/s there and back, seed %d",
                        exact,
                        verdicts.size(),
                        Sizes.text(config.bytes()),
                        bytesPerSecond / 1e6,
                        config.seed()));
        var json = new LinkedHashMap<String, Object>();
        json.put("endpoint", config.connect().endpoint().toString());
        json.put("seed", config.seed());
        json.put("bytes", config.bytes());
        json.put("connections", verdicts.size());
        json.put("exact", exact);
        json.put("seconds", seconds);
        json.put("bytesPerSecond", bytesPerSecond);
        json.put("faults", faults);
        return new Result(exitCode, json);
    }

    private void complain(Console console, int before, int connection, Fault fault) {
        if (before < TOLD) {
            // In digits that --seed takes, whatever the language.
            console.complain(
                    String.format(
                            Locale.ROOT,
                            "connection %d: %s (--seed %d repeats it)",
                            connection,
                            fault.what(),
                            config.seed()));
        }
    }

    private static Map<String, Object> json(int connection, Fault fault) {
        var json = new LinkedHashMap<String, Object>();
        json.put("connection", connection);
        json.put("fault", fault.kind().word());
        json.put("offset", fault.offset());
        json.put("what", fault.what());
        return json;
    }
}
