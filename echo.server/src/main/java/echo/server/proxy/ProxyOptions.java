package echo.server.proxy;

import static java.util.Objects.requireNonNull;

import echo.server.access.Cidr;
import echo.server.access.CidrSet;
import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/**
 * Whether a listener's connections come through a proxy, and which proxies are believed. Immutable.
 *
 * @param isOn whether each connection begins with a PROXY header
 * @param trusted the addresses of the proxies
 */
public record ProxyOptions(boolean isOn, CidrSet trusted) {

    /** Of a listener without a proxy in front. */
    public static final ProxyOptions OFF = new ProxyOptions(false, CidrSet.EMPTY);

    /** The option that says whether; while it is off, the others do not matter. */
    public static final String SWITCH = "proxy-protocol";

    private static final String TRUSTED = "trusted";

    /** What a listener can be told about it. */
    public static final List<ListenerOption> OPTIONS =
            List.of(
                    new ListenerOption(
                            SWITCH,
                            "on|off",
                            "Expect a PROXY header, version 1 or 2, at the beginning of each"
                                    + " connection, and end those without one (default: off)."
                                    + " What it says is the peer in logs, limits, allow and deny;"
                                    + " of its own connections, such as health checks, the proxy"
                                    + " is."),
                    new ListenerOption(
                            TRUSTED,
                            "CIDR,...",
                            "The proxies' own addresses, such as 10.0.0.5,2001:db8::/64; others"
                                    + " are refused unread. Needed with proxy-protocol=on, but for"
                                    + " Unix sockets, whose peers are all trusted."));

    /** Nulls are refused. */
    public ProxyOptions {
        requireNonNull(trusted);
    }

    /**
     * Takes them out of the options of a listener whose peers have addresses.
     *
     * @param values the options
     * @return those that are there, and the defaults
     * @throws IllegalArgumentException with one line if one is faulty, or nobody is trusted
     */
    public static ProxyOptions takenFrom(OptionValues values) {
        ProxyOptions options = takenFromUnix(values);
        if (options.isOn && options.trusted.size() == 0) {
            throw new IllegalArgumentException(
                    "proxy-protocol=on needs trusted=CIDR,... with the addresses of the proxies:"
                            + " whoever is believed can claim to be anybody");
        }
        return options;
    }

    /**
     * Takes them out of a Unix socket's options: whoever may open its file is trusted.
     *
     * @param values the options
     * @return those that are there, and the defaults
     * @throws IllegalArgumentException with one line if one is faulty
     */
    public static ProxyOptions takenFromUnix(OptionValues values) {
        boolean isOn = values.choice(SWITCH, "off", List.of("on", "off")).equals("on");
        List<Cidr> trusted = values.list(TRUSTED).stream().map(ProxyOptions::prefix).toList();
        return isOn ? new ProxyOptions(true, CidrSet.of(trusted)) : OFF;
    }

    private static Cidr prefix(String text) {
        try {
            return Cidr.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s '%s': %s".formatted(TRUSTED, text, e.getMessage()), e);
        }
    }

    /**
     * Whether a peer's header is believed. Others are to be refused before a byte is read.
     *
     * @param peer the address that the connection comes from
     * @return whether it is a proxy's, or a Unix socket's
     */
    public boolean trusts(SocketAddress peer) {
        return !(peer instanceof InetSocketAddress inet) || trusted.contains(inet.getAddress());
    }
}
