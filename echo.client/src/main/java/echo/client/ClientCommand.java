package echo.client;

import echo.api.net.AddressInfo;
import echo.api.net.AddressText;
import echo.api.net.Resolver;
import echo.cli.Help;
import echo.cli.UsageException;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.Trace;
import echo.client.resolve.Resolution;
import echo.client.resolve.ResolveConfig;
import echo.client.smoke.Outcome;
import echo.client.smoke.Smoke;
import echo.client.smoke.SmokeConfig;

import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.util.List;

/** The {@code echo-client} command: results to {@code out}, errors to {@code err}. */
final class ClientCommand {

    private static final String NAME_REMEDY =
            " (is it spelled right, and does the name service answer?)";

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
                case Task.PrintHelp(Subcommand subcommand) -> {
                    ClientHelp.print(subcommand, out);
                    yield ExitCode.OK;
                }
                case Task.PrintVersion _ -> {
                    out.println(Help.version("echo-client", Main.class));
                    yield ExitCode.OK;
                }
                case Task.RunSmoke(SmokeConfig config) -> smoke(config);
                case Task.RunVerify(var config) -> new VerifyReport(config, out, err).run();
                case Task.RunResolve(ResolveConfig config) -> resolve(config);
            };
        } catch (UsageException e) {
            complain(e.getMessage());
            String subcommand = Subcommand.of(args).word();
            err.println(
                    "Try 'echo-client %s--help'."
                            .formatted(subcommand.isEmpty() ? "" : subcommand + " "));
            return ExitCode.USAGE;
        } catch (CouldNotOpenSocketException e) {
            complain(e.getMessage());
            return ExitCode.NO_SOCKET;
        } catch (UnknownHostException e) {
            // Of a family or a literal that is missing all is said.
            boolean unknown = e.getMessage().endsWith("name not resolved");
            complain(e.getMessage() + (unknown ? NAME_REMEDY : ""));
            return ExitCode.NO_NAME;
        } catch (UnknownServiceException e) {
            complain(e.getMessage());
            return ExitCode.NO_NAME;
        }
    }

    private int resolve(ResolveConfig config) throws UnknownHostException, UnknownServiceException {
        List<AddressInfo> answers =
                Resolver.resolve(config.host(), config.service(), config.hints());
        if (config.isJson()) {
            out.println(Resolution.json(answers));
        } else {
            Resolution.table(answers).forEach(out::println);
        }
        return ExitCode.OK;
    }

    private int smoke(SmokeConfig config)
            throws UnknownHostException, CouldNotOpenSocketException, InterruptedException {
        var smoke = new Smoke(config, in, trace(config.connect().isTraced(), err));
        List<InetSocketAddress> addresses = config.isForAll() ? smoke.addresses() : List.of();
        if (addresses.isEmpty()) {
            return report(smoke.run(), "");
        }
        int exitCode = ExitCode.OK;
        for (InetSocketAddress address : addresses) {
            int one = smoke(smoke, address);
            exitCode = exitCode == ExitCode.OK ? one : exitCode;
        }
        return exitCode;
    }

    private int smoke(Smoke smoke, InetSocketAddress address) throws InterruptedException {
        try {
            return report(smoke.run(address), AddressText.of(address) + " ");
        } catch (CouldNotOpenSocketException e) {
            complain(e.getMessage());
            return ExitCode.NO_SOCKET;
        }
    }

    private int report(Outcome outcome, String where) {
        out.println(where + "Received " + outcome.received().text(out.charset()));
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

    static Trace trace(boolean isTraced, PrintStream err) {
        return isTraced ? Trace.to(err) : Trace.NONE;
    }

    private void complain(String what) {
        err.println("echo-client: " + what);
    }
}
