package echo.client.resolve;

import static echo.cli.Help.flag;
import static echo.cli.Help.value;

import echo.api.net.AddressFamily;
import echo.api.net.Flag;
import echo.api.net.Hints;
import echo.api.net.InetEndpoint;
import echo.api.net.Protocol;
import echo.api.net.SocketType;
import echo.cli.Arguments;
import echo.cli.UsageException;
import echo.client.command.Manual;
import echo.client.command.Subcommand;

import org.apache.commons.cli.Options;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command line of {@code resolve}. */
public final class ResolveCommand implements Subcommand {

    private static final String HEADER =
            """
            Prints the addresses of a host, as getaddrinfo answers them: for each address
            a line for each socket type. HOST may be * or empty, for none: the loopback
            addresses, or with --passive the wildcards. PORT may be a service's name.
            """;

    private static final String EXAMPLES =
            """
            echo-client resolve localhost 7
            echo-client resolve --passive '*' echo
            echo-client resolve --type stream --json ::1 7
            """;

    private static final Map<String, Flag> FLAGS =
            Map.of(
                    "passive", Flag.PASSIVE,
                    "canonname", Flag.CANONNAME,
                    "numeric-host", Flag.NUMERICHOST);

    /** The command line. */
    public ResolveCommand() {}

    @Override
    public Manual manual() {
        return new Manual("resolve", "HOST PORT", HEADER, EXAMPLES);
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(
                        value(
                                "family",
                                "FAMILY",
                                "Addresses of this family alone: unspec, inet, inet6 (default:"
                                        + " unspec)."))
                .addOption(
                        value(
                                "type",
                                "TYPE",
                                "Answers for this socket type alone: stream, dgram (default:"
                                        + " both)."))
                .addOption(
                        value(
                                "protocol",
                                "PROTOCOL",
                                "Answers for this protocol alone: ip (any), tcp, udp (default:"
                                        + " ip)."))
                .addOption(
                        flag(
                                "passive",
                                "Addresses to bind: with no HOST the wildcards, not the loopback."))
                .addOption(flag("canonname", "The host's canonical name, in the first answer."))
                .addOption(flag("numeric-host", "HOST is an address; ask nobody for a name."));
    }

    @Override
    public ResolveTask task(Arguments arguments) throws UsageException {
        List<String> words = arguments.rest();
        if (words.size() != 2) {
            throw new UsageException("resolve needs HOST and PORT; HOST may be '*', for none");
        }
        String host = InetEndpoint.hostOf(words.getFirst());
        Hints hints = hints(arguments);
        if (host.isEmpty() && hints.flags().contains(Flag.CANONNAME)) {
            throw new UsageException("--canonname needs a HOST: no host has no name");
        }
        return new ResolveTask(new ResolveConfig(host, words.getLast(), hints));
    }

    private static Hints hints(Arguments arguments) throws UsageException {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        FLAGS.forEach(
                (option, flag) -> {
                    if (arguments.has(option)) {
                        flags.add(flag);
                    }
                });
        try {
            return new Hints(
                    AddressFamily.parse(arguments.value("family", "unspec")),
                    arguments.has("type")
                            ? Set.of(SocketType.parse(arguments.value("type", "")))
                            : Set.of(SocketType.values()),
                    Protocol.parse(arguments.value("protocol", "ip")),
                    flags);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
