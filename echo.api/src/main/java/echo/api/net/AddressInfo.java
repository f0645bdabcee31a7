package echo.api.net;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;

/**
 * One answer of name resolution (RFC 3493, section 6.1).
 *
 * @param family {@link AddressFamily#INET} or {@link AddressFamily#INET6}
 * @param type the socket type
 * @param protocol the protocol of that type
 * @param canonicalName the host's canonical name in the first answer, if it was asked for; else
 *     empty
 * @param address the address and port
 */
public record AddressInfo(
        AddressFamily family,
        SocketType type,
        Protocol protocol,
        String canonicalName,
        InetSocketAddress address) {

    /** Nulls are refused. */
    public AddressInfo {
        requireNonNull(family);
        requireNonNull(type);
        requireNonNull(protocol);
        requireNonNull(canonicalName);
        requireNonNull(address);
    }
}
