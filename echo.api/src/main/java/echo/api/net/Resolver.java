package echo.api.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Name resolution: every address of a name, in the system's order. */
public final class Resolver {

    private Resolver() {}

    /**
     * All addresses of a name or a literal, each once.
     *
     * <p>The order is the system's own (RFC 6724) if the JVM runs with {@code
     * -Djava.net.preferIPv6Addresses=system}, as the image's launchers do; otherwise IPv4 comes
     * first.
     *
     * @param host a name, an IPv4 literal, or an IPv6 literal with or without brackets
     * @param port 0 to 65535, given to each address
     * @param family which addresses are wanted
     * @return at least one address, immutable
     * @throws UnknownHostException if the name has no address of that family; the message says so
     */
    public static List<InetSocketAddress> resolve(String host, int port, AddressFamily family)
            throws UnknownHostException {
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw explained(host + ": name not resolved", e);
        }
        List<InetSocketAddress> wanted =
                Stream.of(all)
                        .filter(family::includes)
                        .distinct()
                        .map(address -> new InetSocketAddress(address, port))
                        .toList();
        if (wanted.isEmpty()) {
            throw explained(
                    "%s: the name has no %s address"
                            .formatted(host, family == AddressFamily.INET ? "IPv4" : "IPv6"),
                    null);
        }
        return wanted;
    }

    private static UnknownHostException explained(String message, Throwable cause) {
        var e = new UnknownHostException(message);
        e.initCause(cause);
        return e;
    }
}
