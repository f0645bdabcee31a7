package echo.client.smoke;

import static echo.cli.Help.flag;
import static echo.cli.Help.value;

import echo.cli.Arguments;
import echo.cli.UsageException;
import echo.client.command.ConnectOptions;
import echo.client.command.Manual;
import echo.client.command.Subcommand;

import org.apache.commons.cli.Options;

/** The command line of the smoke test. */
public final class SmokeCommand implements Subcommand {

    private static final String HEADER =
            """
            Sends a message to an echo server, reads what comes back to the end, compares,
            and prints it. With no argument it connects to localhost 50007. A URI is
            tcp://HOST:PORT (tcp4, tcp6: one family), udp://HOST:PORT (udp4, udp6) or
            unix:/path. Of the addresses of HOST the first that answers is taken; each has
            a moment before the next is tried beside it (RFC 8305).

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
                                                + " echo.")));
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
        return new SmokeTask(
                new SmokeConfig(
                        connect.config(),
                        message,
                        connect.readTimeout(),
                        arguments.has("all-addresses")));
    }
}
