package echo.client;

import echo.cli.Arguments;
import echo.cli.UsageException;

import java.util.Arrays;

/** How a command line becomes a {@link Task}. */
final class ClientOptions {

    private ClientOptions() {}

    static Task parse(String... args) throws UsageException {
        // The subcommand may be a file's first word.
        String[] words = Arguments.words(args);
        Subcommand subcommand = Subcommand.of(words);
        String[] rest =
                subcommand == Subcommand.SMOKE ? words : Arrays.copyOfRange(words, 1, words.length);
        Arguments arguments = Arguments.of(subcommand.options(), rest);
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
