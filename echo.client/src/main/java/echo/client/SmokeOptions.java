package echo.client;

import static echo.cli.Help.flag;
import static echo.cli.Help.value;

import echo.cli.Arguments;
import echo.cli.Help;
import echo.cli.UsageException;
import echo.client.smoke.SmokeConfig;

import org.apache.commons.cli.Options;

/** The options of the smoke test. */
final class SmokeOptions {

    private SmokeOptions() {}

    /** All options, in the order in which the help shows them. */
    static Options all() {
        var options =
                new Options()
                        .addOption(
                                value(
                                        "message",
                                        "TEXT",
                                        "Send TEXT, as UTF-8 (default: Hello, world), or standard"
                                                + " input where TEXT is -."))
                        .addOption(
                                flag(
                                        "all-addresses",
                                        "Test every address of HOST and tell of each; all must"
                                                + " echo."));
        ConnectOptions.addTo(options);
        return options.addOption(Help.HELP).addOption(Help.VERSION);
    }

    static SmokeConfig config(Arguments arguments) throws UsageException {
        var connect = new ConnectOptions(arguments);
        String message = arguments.value("message", "Hello, world");
        if (arguments.has("all-addresses") && message.equals(SmokeConfig.STANDARD_INPUT)) {
            throw new UsageException(
                    "--message - does not go with --all-addresses: standard input can be sent"
                            + " only once");
        }
        return new SmokeConfig(
                connect.config(), message, connect.readTimeout(), arguments.has("all-addresses"));
    }
}
