package echo.client;

import static echo.cli.Help.flag;
import static echo.cli.Help.value;

import echo.api.net.AddressFamily;
import echo.api.net.Flag;
import echo.api.net.Hints;
import echo.api.net.InetEndpoint;
import echo.api.net.Protocol;
import echo.api.net.SocketType;
import echo.cli.Arguments;
import echo.cli.Help;
import echo.cli.UsageException;
import echo.client.resolve.ResolveConfig;

import org.apache.commons.cli.Options;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of {@code resolve}. */
final class ResolveOptions {

    private static final Map<String, Flag> FLAGS =
            Map.of(
                    "passive", Flag.PASSIVE,
                    "canonname", Flag.CANONNAME,
                    "numeric-host", Flag.NUMERICHOST);

    private ResolveOptions() {}

    /** All options, in the order in which the help shows them. */
    static Options all() {
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
                .addOption(flag("numeric-host", "HOST is an address; ask nobody for a name."))
                .addOption(flag("json", "Print an array of objects."))
                .addOption(Help.HELP)
                .addOption(Help.VERSION);
    }

    static ResolveConfig config(Arguments arguments) throws UsageException {
        List<String> words = arguments.rest();
        if (words.size() != 2) {
            throw new UsageException("resolve needs HOST and PORT; HOST may be '*', for none");
        }
        String host = InetEndpoint.hostOf(words.getFirst());
        Hints hints = hints(arguments);
        if (host.isEmpty() && hints.flags().contains(Flag.CANONNAME)) {
            throw new UsageException("--canonname needs a HOST: no host has no name");
        }
        return new ResolveConfig(host, words.getLast(), hints, arguments.has("json"));
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
