package echo.api.net;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A URI that says where: {@code tcp://HOST:PORT?NAME=VALUE&…}.
 *
 * <p>The scheme chooses the address family: {@code tcp} any, {@code tcp4} IPv4, {@code tcp6} IPv6.
 * The host is a name, an IPv4 literal or an IPv6 literal in brackets; empty or {@code *} means
 * every passive address. The port may be left out, for {@value #DEFAULT_PORT}. What stands behind
 * the {@code ?} are options, percent-encoded where they hold {@code &}, {@code %} or {@code #}.
 *
 * @param family the addresses that are meant
 * @param host a name or a literal without brackets, or empty for every passive address
 * @param port 0 to 65535; 0 lets the system choose
 * @param options by name, in the order given, immutable
 */
public record Endpoint(AddressFamily family, String host, int port, Map<String, String> options) {

    /** The port of the ancestor's examples, used where none is given. */
    public static final int DEFAULT_PORT = 50007;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the port is out of range
     */
    public Endpoint {
        requireNonNull(family);
        requireNonNull(host);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * Reads an endpoint from its text.
     *
     * @param text such as {@code tcp://*:50007?handler=echo}
     * @return the endpoint
     * @throws IllegalArgumentException if it is not one; the message names the text, what is wrong
     *     and what would be right
     */
    public static Endpoint parse(String text) {
        return new EndpointParser(text).parse();
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

    /**
     * The scheme that stands for the family.
     *
     * @return {@code tcp}, {@code tcp4} or {@code tcp6}
     */
    public String scheme() {
        return switch (family) {
            case UNSPEC -> "tcp";
            case INET -> "tcp4";
            case INET6 -> "tcp6";
        };
    }

    /** The endpoint as {@link #parse} reads it, without its options. */
    @Override
    public String toString() {
        String name = isPassive() ? "*" : host.indexOf(':') < 0 ? host : "[" + host + "]";
        return scheme() + "://" + name + ":" + port;
    }
}
