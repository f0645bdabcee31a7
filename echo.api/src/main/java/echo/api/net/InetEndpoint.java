package echo.api.net;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A host and a port: {@code tcp://HOST:PORT}, {@code udp://HOST:PORT}.
 *
 * <p>The scheme chooses the address family: {@code tcp} any, {@code tcp4} IPv4, {@code tcp6} IPv6.
 * The host is a name, an IPv4 literal or an IPv6 literal in brackets; empty or {@code *} means
 * every passive address. The port may be left out, for {@value Endpoint#DEFAULT_PORT}.
 *
 * @param type TCP or UDP
 * @param family the addresses that are meant
 * @param host a name or a literal without brackets, or empty for every passive address
 * @param port 0 to 65535; 0 lets the system choose
 * @param options by name, in the order given, immutable
 */
public record InetEndpoint(
        SocketType type, AddressFamily family, String host, int port, Map<String, String> options)
        implements Endpoint {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the port is out of range, or the family has none
     */
    public InetEndpoint {
        requireNonNull(type);
        requireNonNull(family);
        requireNonNull(host);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        } else if (family == AddressFamily.UNIX) {
            throw new IllegalArgumentException("a Unix socket has a path, and no host and port");
        }
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * One without options.
     *
     * @param type TCP or UDP
     * @param family the addresses that are meant
     * @param host as above
     * @param port as above
     */
    public InetEndpoint(SocketType type, AddressFamily family, String host, int port) {
        this(type, family, host, port, Map.of());
    }

    /**
     * A host as people write it, as an endpoint has it.
     *
     * @param text a name or a literal, in brackets or not, or {@code *}
     * @return without brackets; empty for {@code *}
     */
    public static String hostOf(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        return bracketed ? text.substring(1, text.length() - 1) : text.equals("*") ? "" : text;
    }

    /**
     * Whether this stands for every local address.
     *
     * @return whether no host is named
     */
    public boolean isPassive() {
        return host.isEmpty();
    }

    @Override
    public String scheme() {
        String version =
                switch (family) {
                    case INET -> "4";
                    case INET6 -> "6";
                    default -> "";
                };
        return (type == SocketType.STREAM ? "tcp" : "udp") + version;
    }

    /** The endpoint as {@link Endpoint#parse} reads it, without its options. */
    @Override
    public String toString() {
        String name = isPassive() ? "*" : host.indexOf(':') < 0 ? host : "[" + host + "]";
        return scheme() + "://" + name + ":" + port;
    }
}
