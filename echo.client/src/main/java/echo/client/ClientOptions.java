package echo.client;

import echo.cli.Arguments;
import echo.cli.UsageException;

import java.util.Arrays;

/** How a command line becomes a {@link Task}. */
final class ClientOptions {

    private ClientOptions() {}

    static Task parse(String... args) throws UsageException {
        Subcommand subcommand = Subcommand.of(args);
        String[] rest =
                subcommand == Subcommand.SMOKE ? args : Arrays.copyOfRange(args, 1, args.length);
        Arguments arguments = Arguments.parse(subcommand.options(), rest);
        if (arguments.has("help")) {
            return new Task.PrintHelp(subcommand);
        } else if (arguments.has("version")) {
            return new Task.PrintVersion();
        }
        return switch (subcommand) {
            case SMOKE -> new Task.RunSmoke(SmokeOptions.config(arguments));
            case VERIFY -> new Task.RunVerify(VerifyOptions.config(arguments));
            case RESOLVE -> new Task.RunResolve(ResolveOptions.config(arguments));
        };
    }
}
