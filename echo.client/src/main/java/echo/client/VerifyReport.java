package echo.client;

import echo.cli.Sizes;
import echo.client.verify.Verdict;
import echo.client.verify.Verify;
import echo.client.verify.VerifyConfig;

import java.io.PrintStream;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/** Runs {@code verify} and tells how it went. */
final class VerifyReport {

    private final VerifyConfig config;
    private final PrintStream out;
    private final PrintStream err;

    VerifyReport(VerifyConfig config, PrintStream out, PrintStream err) {
        this.config = config;
        this.out = out;
        this.err = err;
    }

    /** Answers the exit code: that of the first connection that went wrong, if any did. */
    int run() throws UnknownHostException, InterruptedException {
        long start = System.nanoTime();
        var verify = new Verify(config, ClientCommand.trace(config.connect().isTraced(), err));
        List<Verdict> verdicts = verify.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        int exitCode = ExitCode.OK;
        int exact = 0;
        for (int i = 0; i < verdicts.size(); i++) {
            int one = report(i + 1, verdicts.get(i));
            exact += one == ExitCode.OK ? 1 : 0;
            exitCode = exitCode == ExitCode.OK ? one : exitCode;
        }
        out.println(
                String.format(
                        Locale.ROOT,
                        "%d of %d connections exact: %s each, %.1f MB/s there and back, seed %d",
                        exact,
                        verdicts.size(),
                        Sizes.text(config.bytes()),
                        config.bytes() * (double) exact / seconds / 1e6,
                        config.seed()));
        out.flush();
        return exitCode;
    }

    private int report(int connection, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Exact _ -> ExitCode.OK;
            case Verdict.Mismatch(String what) -> {
                complain(connection, what);
                yield ExitCode.MISMATCH;
            }
            case Verdict.Timeout(String what) -> {
                complain(connection, what);
                yield ExitCode.TIMEOUT;
            }
            case Verdict.NoSocket(String what) -> {
                complain(connection, what);
                yield ExitCode.NO_SOCKET;
            }
        };
    }

    private void complain(int connection, String what) {
        // In digits that --seed takes, whatever the language.
        err.println(
                String.format(
                        Locale.ROOT,
                        "echo-client: connection %d: %s (--seed %d repeats it)",
                        connection,
                        what,
                        config.seed()));
    }
}
