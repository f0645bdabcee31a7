package echo.client.command;

import echo.cli.Arguments;
import echo.cli.UsageException;

import org.apache.commons.cli.Options;

/** One of the things that {@code echo-client} can do, told by the first word of a command line. */
public interface Subcommand {

    /**
     * What its help says beside the options.
     *
     * @return its word, its arguments, texts
     */
    Manual manual();

    /**
     * Its options, but those that every subcommand has.
     *
     * @return in the order in which the help shows them
     */
    Options options();

    /**
     * Checks a command line.
     *
     * @param arguments what is behind the word
     * @return what they ask for
     * @throws UsageException if that cannot be done
     */
    Task task(Arguments arguments) throws UsageException;
}
