package echo.client.verify;

import static echo.cli.Help.flag;
import static echo.cli.Help.value;

import echo.api.Datagram;
import echo.api.net.SocketType;
import echo.cli.Arguments;
import echo.cli.Numbers;
import echo.cli.UsageException;
import echo.client.command.ConnectOptions;
import echo.client.command.Manual;
import echo.client.command.Subcommand;
import echo.client.command.Task;
import echo.client.connect.ConnectConfig;
import echo.client.verify.udp.DatagramConfig;
import echo.client.verify.udp.DatagramSuite;
import echo.client.verify.udp.DatagramTask;

import org.apache.commons.cli.Options;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The command line of {@code verify}. */
public final class VerifyCommand implements Subcommand {

    private static final String HEADER =
            """
            Sends pseudo-random bytes to an echo server and compares what comes back, in
            little memory. The first difference is told as a wrong, missing or extra byte
            and its offset, with the seed to repeat it. Datagrams are compared and counted:
            lost, duplicates, reordered. With --suite a table tells what works and what not.
            """;

    private static final String EXAMPLES =
            """
            echo-client verify localhost 7777 --bytes 1G --connections 4
            echo-client verify unix:/run/echo.sock --message-size 64 --bytes 1M
            echo-client verify udp://localhost:7777 --max-loss 1
            echo-client verify localhost 7777 --suite
            """;

    private static final int MOST_CONNECTIONS = 100_000;
    private static final int MOST_SEED = 999_999_999;
    private static final long MOST_BYTES = 1L << 50;
    private static final int MOST_MESSAGE = 1 << 20;

    /** Whose header of the PROXY protocol is as long as any. */
    private static final InetSocketAddress ANY6 = new InetSocketAddress("::", 0);

    /** For a case of the suite, if nothing is said. */
    private static final Duration SUITE_TIME = Duration.ofMinutes(1);

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
                                                + " once). Of datagrams, the size of each, 16 to"
                                                + " 65507 (default: 1K)."))
                        .addOption(
                                value(
                                        "max-time",
                                        "TIME",
                                        "How long each connection may take in all (default: no"
                                                + " limit; with --suite: 1m)."))
                        .addOption(
                                value(
                                        "max-loss",
                                        "PERCENT",
                                        "How many datagrams may be lost, 0 to 100 (default: 0)."))
                        .addOption(
                                flag(
                                        "suite",
                                        "Run many small cases, such as half-closing, tiny and huge"
                                                + " writes, a slow reader, resets, --bytes both"
                                                + " ways, and --connections at once (default: 64,"
                                                + " and 16 with datagrams)."))
                        .addOption(
                                value(
                                        "seed",
                                        "N",
                                        "Make the same bytes as another run, which printed N"
                                                + " (default: by chance).")));
    }

    @Override
    public Task task(Arguments arguments) throws UsageException {
        var options = new ConnectOptions(arguments);
        ConnectConfig connect = options.config();
        if (arguments.has("suite") && arguments.has("message-size")) {
            throw new UsageException("--message-size does not go with --suite: leave it out");
        }
        return connect.endpoint().type() == SocketType.DGRAM
                ? datagrams(arguments, connect, options.readTimeout())
                : streams(arguments, connect, options.readTimeout());
    }

    private static Task streams(Arguments arguments, ConnectConfig connect, Duration readTimeout)
            throws UsageException {
        if (arguments.has("max-loss")) {
            throw new UsageException("--max-loss is for udp:// alone: a stream loses nothing");
        }
        var config =
                new VerifyConfig(
                        connect,
                        bytes(arguments),
                        connections(arguments),
                        (int) arguments.size("message-size", "0", 0, MOST_MESSAGE),
                        seed(arguments),
                        readTimeout,
                        maxTime(arguments));
        return arguments.has("suite") ? new StreamSuite(config) : new VerifyTask(config);
    }

    private static Task datagrams(Arguments arguments, ConnectConfig connect, Duration readTimeout)
            throws UsageException {
        int header = connect.proxyProtocol().header(SocketType.DGRAM, ANY6, ANY6).length;
        var config =
                new DatagramConfig(
                        connect,
                        bytes(arguments),
                        connections(arguments),
                        (int)
                                arguments.size(
                                        "message-size",
                                        "1K",
                                        DatagramConfig.SMALLEST,
                                        Datagram.LARGEST - header),
                        seed(arguments),
                        readTimeout,
                        maxTime(arguments),
                        arguments.number("max-loss", "0", 0, 100));
        return arguments.has("suite") ? new DatagramSuite(config) : new DatagramTask(config);
    }

    private static long bytes(Arguments arguments) throws UsageException {
        return arguments.size("bytes", "1M", 0, MOST_BYTES);
    }

    private static int connections(Arguments arguments) throws UsageException {
        return arguments.number("connections", "1", 1, MOST_CONNECTIONS);
    }

    private static Optional<Duration> maxTime(Arguments arguments) throws UsageException {
        if (arguments.has("max-time")) {
            return Optional.of(
                    arguments.duration(
                            "max-time", "", ConnectConfig.SHORTEST, ConnectConfig.LONGEST));
        }
        return arguments.has("suite") ? Optional.of(SUITE_TIME) : Optional.empty();
    }

    private static int seed(Arguments arguments) throws UsageException {
        return arguments.has("seed")
                ? Numbers.parse("--seed", arguments.value("seed", ""), 0, MOST_SEED)
                : ThreadLocalRandom.current().nextInt(MOST_SEED);
    }
}
