package echo.client.smoke;

import static echo.cli.Help.flag;
import static echo.cli.Help.value;

import echo.cli.Arguments;
import echo.cli.UsageException;
import echo.client.command.ConnectOptions;
import echo.client.command.Manual;
import echo.client.command.Subcommand;
import echo.client.connect.ConnectConfig;

import org.apache.commons.cli.Options;

import java.time.Duration;
import java.util.Optional;

/** The command line of the smoke test. */
public final class SmokeCommand implements Subcommand {

    private static final int MOST_ROUNDS = 999_999_999;

    private static final String HEADER =
            """
            Sends a message to an echo server, reads what comes back to the end, compares,
            and prints it. With no argument it connects to localhost 50007. A URI is
            tcp://HOST:PORT (tcp4, tcp6: one family), udp://HOST:PORT (udp4, udp6) or
            unix:/path. Of the addresses of HOST the first that answers is taken; each has
            a moment before the next is tried beside it (RFC 8305). Over UDP an address
            answers with a datagram, which --read-timeout alone is for.

            Other commands, each with its own --help:
              echo-client verify     many bytes, compared to the last
              echo-client load       many requests, timed
              echo-client merge      logs of several loads, added up
              echo-client resolve    name resolution as getaddrinfo has it
              echo-client doctor     what on this machine would spoil a run
            """;

    private static final String EXAMPLES =
            """
            echo-client
            echo-client localhost 7777 --message 'How are you?'
            echo-client udp://localhost:7777 --trace
            echo-client example.org echo --all-addresses
            echo-client --until-up 30s --quiet localhost 7777 && echo up
            echo-client localhost 7777 --count 10 --interval 500ms
            seq 1000000 | echo-client --message - --read-timeout 1m
            """;

    /** The command line. */
    public SmokeCommand() {}

    @Override
    public Manual manual() {
        return new Manual("", "[HOST [PORT] | URI]", HEADER, EXAMPLES);
    }

    @Override
    public Options options() {
        return ConnectOptions.addTo(
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
                                                + " echo."))
                        .addOption(
                                value(
                                        "count",
                                        "N",
                                        "Test so often, each time with a new connection, and sum"
                                                + " up (default: 1). With 0 until Ctrl-C, which"
                                                + " sums up, too, and exits with 130."))
                        .addOption(
                                value(
                                        "interval",
                                        "TIME",
                                        "From the start of one such test to that of the next"
                                                + " (default: 1s)."))
                        .addOption(
                                value(
                                        "until-up",
                                        "TIME",
                                        "Wait so long for a server to come up: try again until a"
                                                + " test is exact. A number alone is seconds.")));
    }

    @Override
    public SmokeTask task(Arguments arguments) throws UsageException {
        var connect = new ConnectOptions(arguments);
        String message = arguments.value("message", "Hello, world");
        if (arguments.has("all-addresses") && message.equals(SmokeConfig.STANDARD_INPUT)) {
            throw new UsageException(
                    "--message - does not go with --all-addresses: standard input can be sent"
                            + " only once");
        }
        Repetition repetition = repetition(arguments);
        if (repetition.isRepeated() && message.equals(SmokeConfig.STANDARD_INPUT)) {
            throw new UsageException(
                    "--message - does not go with %s: standard input can be sent only once"
                            .formatted(repetition.isSeries() ? "--count" : "--until-up"));
        }
        return new SmokeTask(
                new SmokeConfig(
                        connect.config(),
                        message,
                        connect.readTimeout(),
                        arguments.has("all-addresses")),
                repetition);
    }

    private static Repetition repetition(Arguments arguments) throws UsageException {
        if (arguments.has("interval") && !arguments.has("count")) {
            throw new UsageException("--interval is between several tests: give --count, too");
        }
        return new Repetition(
                arguments.number("count", "1", 0, MOST_ROUNDS),
                time(arguments, "interval", "1s"),
                arguments.has("until-up")
                        ? Optional.of(time(arguments, "until-up", ""))
                        : Optional.empty());
    }

    private static Duration time(Arguments arguments, String option, String otherwise)
            throws UsageException {
        return arguments.duration(option, otherwise, ConnectConfig.SHORTEST, ConnectConfig.LONGEST);
    }
}
