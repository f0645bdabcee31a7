package echo.client.verify;

import echo.cli.Sizes;
import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Result;
import echo.client.command.Task;

import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Runs {@code verify} and tells how it went: the exit code is that of the first connection that
 * went wrong, if any did.
 *
 * @param config what to verify
 */
public record VerifyTask(VerifyConfig config) implements Task {

    @Override
    public Result run(Console console) throws UnknownHostException, InterruptedException {
        long start = System.nanoTime();
        var verify = new Verify(config, console.trace(config.connect().isTraced()));
        List<Verdict> verdicts = verify.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        int exitCode = ExitCode.OK;
        int exact = 0;
        for (int i = 0; i < verdicts.size(); i++) {
            int one = report(console, i + 1, verdicts.get(i));
            exact += one == ExitCode.OK ? 1 : 0;
            exitCode = exitCode == ExitCode.OK ? one : exitCode;
        }
        console.say(
                String.format(
                        Locale.ROOT,
                        "%d of %d connections exact: %s each, %.1f MB/s there and back, seed %d",
                        exact,
                        verdicts.size(),
                        Sizes.text(config.bytes()),
                        config.bytes() * (double) exact / seconds / 1e6,
                        config.seed()));
        var json = new LinkedHashMap<String, Object>();
        json.put("endpoint", config.connect().endpoint().toString());
        json.put("seed", config.seed());
        json.put("bytes", config.bytes());
        json.put("connections", verdicts.size());
        json.put("exact", exact);
        return new Result(exitCode, json);
    }

    private int report(Console console, int connection, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Exact _ -> ExitCode.OK;
            case Verdict.Mismatch(String what) -> {
                complain(console, connection, what);
                yield ExitCode.MISMATCH;
            }
            case Verdict.Timeout(String what) -> {
                complain(console, connection, what);
                yield ExitCode.TIMEOUT;
            }
            case Verdict.NoTls(String what) -> {
                complain(console, connection, what);
                yield ExitCode.TLS;
            }
            case Verdict.NoSocket(String what) -> {
                complain(console, connection, what);
                yield ExitCode.NO_SOCKET;
            }
        };
    }

    private void complain(Console console, int connection, String what) {
        // In digits that --seed takes, whatever the language.
        console.complain(
                String.format(
                        Locale.ROOT,
                        "connection %d: %s (--seed %d repeats it)",
                        connection,
                        what,
                        config.seed()));
    }
}
