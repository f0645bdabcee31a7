package echo.client.command;

import static echo.cli.Help.flag;

import echo.cli.Help;

import org.apache.commons.cli.Options;

/** The options that every subcommand has. */
public final class OutputOptions {

    private OutputOptions() {}

    /**
     * Adds them.
     *
     * @param options what a subcommand has of its own
     * @return the same
     */
    public static Options addTo(Options options) {
        return options.addOption(
                        flag("json", "Print one JSON object, as docs/JSON.md describes it."))
                .addOption(flag("quiet", "Print no progress; of a smoke test, only errors."))
                .addOption(Help.HELP)
                .addOption(Help.VERSION);
    }
}
