package echo.client.verify.suite;

import echo.cli.Table;
import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Result;
import echo.client.verify.compare.Fault;
import echo.client.verify.compare.Verdict;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs cases one after another, and tells how they went. */
public final class Suite {

    private final Console console;
    private final long seed;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Map<String, Object>> results = new ArrayList<>();
    private int exitCode = ExitCode.OK;
    private int passed;
    private int skipped;

    /**
     * Not run yet.
     *
     * @param console is told of each failure, and has the table at the end
     * @param seed what repeats a failure
     */
    public Suite(Console console, long seed) {
        this.console = console;
        this.seed = seed;
        rows.add(List.of("CASE", "RESULT", "TIME", "WHAT"));
    }

    /**
     * Runs all; if there is no connection for one, those behind it are skipped.
     *
     * @param endpoint of the server
     * @param cases at least one
     * @return the exit code of the first that fails, and all for programs
     * @throws UnknownHostException if the host has no address
     * @throws InterruptedException if the thread is interrupted
     */
    public Result run(String endpoint, List<Case> cases)
            throws UnknownHostException, InterruptedException {
        long start = System.nanoTime();
        for (Case one : cases) {
            long before = System.nanoTime();
            Verdict verdict =
                    exitCode == ExitCode.NO_SOCKET
                            ? new Verdict.Skipped("there was no connection before")
                            : one.check().run();
            add(one.name(), verdict, (System.nanoTime() - before) / 1e6);
        }
        Table.lines(rows).forEach(console::say);
        console.say(summary(cases.size()));
        var json = new LinkedHashMap<String, Object>();
        json.put("endpoint", endpoint);
        json.put("seed", seed);
        json.put("suite", results);
        json.put("passed", passed);
        json.put("failed", cases.size() - passed - skipped);
        json.put("skipped", skipped);
        json.put("seconds", (System.nanoTime() - start) / 1e9);
        return new Result(exitCode, json);
    }

    private void add(String name, Verdict verdict, double millis) {
        switch (verdict) {
            case Verdict.Exact _ -> {
                passed++;
                add(name, "passed", "", millis);
            }
            case Verdict.Skipped(String why) -> {
                skipped++;
                add(name, "skipped", why, millis);
            }
            case Fault fault -> {
                exitCode = exitCode == ExitCode.OK ? fault.kind().exitCode() : exitCode;
                // In digits that --seed takes, whatever the language.
                console.complain(
                        String.format(
                                Locale.ROOT,
                                "%s: %s (--seed %d repeats it)",
                                name,
                                fault.what(),
                                seed));
                add(name, "FAILED", fault.what(), millis);
            }
        }
    }

    private void add(String name, String result, String what, double millis) {
        rows.add(List.of(name, result, String.format(Locale.ROOT, "%.1f ms", millis), what));
        var json = new LinkedHashMap<String, Object>();
        json.put("case", name);
        json.put("passed", result.equals("passed"));
        json.put("skipped", result.equals("skipped"));
        json.put("what", what);
        json.put("millis", millis);
        results.add(json);
    }

    private String summary(int cases) {
        int tried = cases - skipped;
        String others = skipped == 0 ? "" : ", %d skipped".formatted(skipped);
        return "%d of %d passed%s".formatted(passed, tried, others);
    }
}
