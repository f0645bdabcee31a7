package echo.client.verify;

import static echo.cli.Help.value;

import echo.api.net.SocketType;
import echo.cli.Arguments;
import echo.cli.Numbers;
import echo.cli.UsageException;
import echo.client.command.ConnectOptions;
import echo.client.command.Manual;
import echo.client.command.Subcommand;
import echo.client.connect.ConnectConfig;

import org.apache.commons.cli.Options;

import java.util.concurrent.ThreadLocalRandom;

/** The command line of {@code verify}. */
public final class VerifyCommand implements Subcommand {

    private static final String HEADER =
            """
            Sends pseudo-random bytes to an echo server and compares what comes back, in
            little memory. The first difference is told as a wrong, missing or extra byte
            and its offset, with the seed to repeat it.
            """;

    private static final String EXAMPLES =
            """
            echo-client verify localhost 7777 --bytes 1G --connections 4
            echo-client verify unix:/run/echo.sock --message-size 64 --bytes 1M
            """;

    private static final int MOST_CONNECTIONS = 100_000;
    private static final int MOST_SEED = 999_999_999;
    private static final long MOST_BYTES = 1L << 50;
    private static final int MOST_MESSAGE = 1 << 20;

    /** The command line. */
    public VerifyCommand() {}

    @Override
    public Manual manual() {
        return new Manual("verify", "[HOST [PORT] | URI]", HEADER, EXAMPLES);
    }

    @Override
    public Options options() {
        return ConnectOptions.addTo(
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
                                                + " (default: by chance).")));
    }

    @Override
    public VerifyTask task(Arguments arguments) throws UsageException {
        var options = new ConnectOptions(arguments);
        ConnectConfig connect = options.config();
        if (connect.endpoint().type() == SocketType.DGRAM) {
            throw new UsageException(
                    "verify needs a stream, tcp:// or unix:, as datagrams may be lost");
        }
        return new VerifyTask(
                new VerifyConfig(
                        connect,
                        arguments.size("bytes", "1M", 0, MOST_BYTES),
                        arguments.number("connections", "1", 1, MOST_CONNECTIONS),
                        (int) arguments.size("message-size", "0", 0, MOST_MESSAGE),
                        seed(arguments),
                        options.readTimeout()));
    }

    private static int seed(Arguments arguments) throws UsageException {
        return arguments.has("seed")
                ? Numbers.parse("--seed", arguments.value("seed", ""), 0, MOST_SEED)
                : ThreadLocalRandom.current().nextInt(MOST_SEED);
    }
}
