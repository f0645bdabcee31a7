package echo.client;

import echo.cli.Arguments;
import echo.cli.UsageException;
import echo.client.command.OutputOptions;
import echo.client.command.Subcommand;
import echo.client.command.Task;

import java.util.Arrays;

/**
 * A command line taken apart.
 *
 * @param subcommand which of them it is for
 * @param arguments what is left for it
 */
record CommandLine(Subcommand subcommand, Arguments arguments) {

    static CommandLine parse(String... args) throws UsageException {
        // The subcommand may be a file's first word.
        String[] words = Arguments.words(args);
        Subcommand subcommand = Subcommands.of(words);
        String[] rest =
                subcommand == Subcommands.SMOKE
                        ? words
                        : Arrays.copyOfRange(words, 1, words.length);
        return new CommandLine(
                subcommand, Arguments.of(OutputOptions.addTo(subcommand.options()), rest));
    }

    Task task() throws UsageException {
        return subcommand.task(arguments);
    }
}
