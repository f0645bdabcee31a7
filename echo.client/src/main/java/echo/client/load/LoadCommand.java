package echo.client.load;

import static echo.cli.Help.flag;
import static echo.cli.Help.value;

import echo.cli.Arguments;
import echo.cli.UsageException;
import echo.client.command.ConnectOptions;
import echo.client.command.Manual;
import echo.client.command.Subcommand;
import echo.client.connect.ConnectConfig;
import echo.client.latency.Assertions;

import org.apache.commons.cli.Options;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The command line of {@code load}. */
public final class LoadCommand implements Subcommand {

    private static final String HEADER =
            """
            Sends messages over many connections, checks every reply, and tells how long
            they took. In a closed loop each connection sends when it has its reply; with
            --rate requests are due by a plan, and their time runs from when they were due,
            whoever was late. A URI is tcp://HOST:PORT, udp://HOST:PORT or unix:/path.
            """;

    private static final String EXAMPLES =
            """
            echo-client load localhost 7777 --connections 100
            echo-client load localhost 7777 --rate 5000 --assert 'p99<5ms,errors=0'
            echo-client load localhost 7777 --find-max 'p99.9<10ms' --duration 5s
            echo-client load localhost 7777 --idle 15000 --source 127.0.0.1-127.0.0.4
            """;

    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int MOST_THREADS = 1024;
    private static final int MOST = 999_999_999;
    private static final Duration DAY = Duration.ofHours(24);

    /** The command line. */
    public LoadCommand() {}

    @Override
    public Manual manual() {
        return new Manual("load", "[HOST [PORT] | URI]", HEADER, EXAMPLES);
    }

    @Override
    public Options options() {
        var options = new Options();
        options.addOption(value("connections", "N", "How many connections at once (default: 10)."))
                .addOption(
                        value(
                                "rate",
                                "N",
                                "An open loop of N requests a second, over all connections"
                                        + " (default: a closed loop)."))
                .addOption(
                        value(
                                "duration",
                                "TIME",
                                "How long to measure (default: 10s, or none with --requests)."))
                .addOption(
                        value(
                                "requests",
                                "N",
                                "End after so many requests, the failed ones among them."))
                .addOption(
                        value(
                                "warmup",
                                "TIME",
                                "Do the same for so long first, and do not measure it (default:"
                                        + " 1s)."))
                .addOption(
                        value(
                                "ramp",
                                "TIME",
                                "Open the connections, and raise the rate, evenly over TIME"
                                        + " (default: 0s)."))
                .addOption(
                        value(
                                "message-size",
                                "SIZE",
                                "Bytes in a message, such as 64, 4K, or 64-1K for any between"
                                        + " (default: 64)."))
                .addOption(flag("connect-per-request", "Each request has a connection of its own."))
                .addOption(
                        value(
                                "idle",
                                "N",
                                "Hold N more connections open; each echoes a message first and"
                                        + " last (default: 0)."))
                .addOption(
                        value(
                                "threads",
                                "N",
                                "Threads that make the load (default: half the processors)."));
        addOutputs(options);
        return ConnectOptions.addTo(options);
    }

    private static void addOutputs(Options options) {
        options.addOption(
                        value(
                                "assert",
                                "BOUNDS",
                                "End with code 7 unless they hold: min, mean, max, p50 and any"
                                        + " other, connect.p99, errors, rate; such as"
                                        + " p99<5ms,errors=0."))
                .addOption(
                        value(
                                "find-max",
                                "BOUNDS",
                                "Search the highest rate at which they hold, and nothing fails."))
                .addOption(
                        value(
                                "hdr",
                                "FILE",
                                "Write HdrHistogram's log, a line a second: echo-client merge adds"
                                        + " such files up."))
                .addOption(
                        value(
                                "plot",
                                "FILE",
                                "Draw latency and throughput as SVG, by the program echo-plot."));
    }

    @Override
    public LoadTask task(Arguments arguments) throws UsageException {
        if (arguments.has("find-max") && arguments.has("rate")) {
            throw new UsageException("--find-max does not go with --rate: it tries rates itself");
        }
        for (String output : List.of("hdr", "plot", "assert")) {
            if (arguments.has("find-max") && arguments.has(output)) {
                throw new UsageException(
                        "--find-max does not go with --%s: it makes many loads".formatted(output));
            }
        }
        var options = new ConnectOptions(arguments);
        List<InetAddress> sources = sources(arguments);
        // All have one family, so the first tells which addresses can be reached.
        ConnectConfig connect =
                sources.isEmpty() ? options.config() : options.config(sources.getFirst());
        var config =
                new LoadConfig(
                        connect,
                        options.readTimeout(),
                        sources,
                        threads(arguments),
                        arguments.number("connections", "10", 1, MOST_CONNECTIONS),
                        arguments.number("idle", "0", 0, MOST_CONNECTIONS),
                        MessageSizes.parse("--message-size", arguments.value("message-size", "64")),
                        arguments.has("connect-per-request"),
                        pace(arguments));
        return new LoadTask(
                config,
                bounds(arguments, "assert"),
                bounds(arguments, "find-max"),
                file(arguments, "hdr"),
                file(arguments, "plot"));
    }

    private static Pace pace(Arguments arguments) throws UsageException {
        boolean hasRequests = arguments.has("requests");
        return new Pace(
                arguments.has("rate") ? arguments.number("rate", "", 1, MOST) : 0,
                arguments.duration("ramp", "0s", Duration.ZERO, DAY),
                arguments.duration("warmup", "1s", Duration.ZERO, DAY),
                hasRequests && !arguments.has("duration")
                        ? Optional.empty()
                        : Optional.of(
                                arguments.duration("duration", "10s", Duration.ofMillis(1), DAY)),
                hasRequests ? arguments.number("requests", "", 1, MOST) : 0);
    }

    private static List<InetAddress> sources(Arguments arguments) throws UsageException {
        String text = arguments.value("source", "");
        return text.contains(",") || text.contains("-") ? SourceAddresses.parse(text) : List.of();
    }

    private static int threads(Arguments arguments) throws UsageException {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return arguments.number("threads", Integer.toString(half), 1, MOST_THREADS);
    }

    private static Assertions bounds(Arguments arguments, String option) throws UsageException {
        return arguments.has(option)
                ? Assertions.parse("--" + option, arguments.value(option, ""))
                : Assertions.NONE;
    }

    private static Optional<Path> file(Arguments arguments, String option) {
        return arguments.has(option)
                ? Optional.of(Path.of(arguments.value(option, "")))
                : Optional.empty();
    }
}
