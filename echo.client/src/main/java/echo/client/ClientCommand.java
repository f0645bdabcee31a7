package echo.client;

import echo.cli.Help;
import echo.cli.UsageException;

import java.io.InputStream;
import java.io.PrintStream;
import java.net.UnknownHostException;

/** The {@code echo-client} command: results to {@code out}, errors to {@code err}. */
final class ClientCommand {

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    ClientCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Runs until it is done, and answers the exit code. */
    int call(String... args) throws InterruptedException {
        try {
            return switch (ClientOptions.parse(args)) {
                case Task.PrintHelp _ -> {
                    ClientHelp.print(out);
                    yield ExitCode.OK;
                }
                case Task.PrintVersion _ -> {
                    out.println(Help.version("echo-client", Main.class));
                    yield ExitCode.OK;
                }
                case SmokeConfig config -> report(Smoke.run(config, in));
            };
        } catch (UsageException e) {
            complain(e.getMessage());
            err.println("Try 'echo-client --help'.");
            return ExitCode.USAGE;
        } catch (CouldNotOpenSocketException e) {
            complain(e.getMessage());
            return ExitCode.NO_SOCKET;
        } catch (UnknownHostException e) {
            complain(e.getMessage() + " (is it spelled right, and does the name service answer?)");
            return ExitCode.NO_NAME;
        }
    }

    private int report(Outcome outcome) {
        out.println("Received " + outcome.received().text(out.charset()));
        out.flush();
        return switch (outcome) {
            case Outcome.Exact _ -> ExitCode.OK;
            case Outcome.Mismatch mismatch -> {
                complain(mismatch.what());
                yield ExitCode.MISMATCH;
            }
            case Outcome.Timeout timeout -> {
                complain(timeout.what());
                yield ExitCode.TIMEOUT;
            }
            case Outcome.NoMessage none -> {
                complain(none.what());
                yield ExitCode.USAGE;
            }
        };
    }

    private void complain(String what) {
        err.println("echo-client: " + what);
    }
}
