package echo.client;

import static echo.cli.Help.value;

import echo.api.net.SocketType;
import echo.cli.Arguments;
import echo.cli.Help;
import echo.cli.Numbers;
import echo.cli.UsageException;
import echo.client.connect.ConnectConfig;
import echo.client.verify.VerifyConfig;

import org.apache.commons.cli.Options;

import java.util.concurrent.ThreadLocalRandom;

/** The options of {@code verify}. */
final class VerifyOptions {

    private static final int MOST_CONNECTIONS = 100_000;
    private static final int MOST_SEED = 999_999_999;
    private static final long MOST_BYTES = 1L << 50;
    private static final int MOST_MESSAGE = 1 << 20;

    private VerifyOptions() {}

    /** All options, in the order in which the help shows them. */
    static Options all() {
        var options =
                new Options()
                        .addOption(
                                value(
                                        "bytes",
                                        "SIZE",
                                        "How much each connection sends, such as 512, 64K, 1M, 2G"
                                                + " (default: 1M)."))
                        .addOption(
                                value(
                                        "connections",
                                        "N",
                                        "How many connections at once (default: 1)."))
                        .addOption(
                                value(
                                        "message-size",
                                        "SIZE",
                                        "Send so much and wait for its echo, over and over"
                                                + " (default: 0, which sends and receives at"
                                                + " once)."))
                        .addOption(
                                value(
                                        "seed",
                                        "N",
                                        "Make the same bytes as another run, which printed N"
                                                + " (default: by chance)."));
        ConnectOptions.addTo(options);
        return options.addOption(Help.HELP).addOption(Help.VERSION);
    }

    static VerifyConfig config(Arguments arguments) throws UsageException {
        var options = new ConnectOptions(arguments);
        ConnectConfig connect = options.config();
        if (connect.endpoint().type() == SocketType.DGRAM) {
            throw new UsageException(
                    "verify needs a stream, tcp:// or unix:, as datagrams may be lost");
        }
        return new VerifyConfig(
                connect,
                arguments.size("bytes", "1M", 0, MOST_BYTES),
                arguments.number("connections", "1", 1, MOST_CONNECTIONS),
                (int) arguments.size("message-size", "0", 0, MOST_MESSAGE),
                seed(arguments),
                options.readTimeout());
    }

    private static int seed(Arguments arguments) throws UsageException {
        return arguments.has("seed")
                ? Numbers.parse("--seed", arguments.value("seed", ""), 0, MOST_SEED)
                : ThreadLocalRandom.current().nextInt(MOST_SEED);
    }
}
