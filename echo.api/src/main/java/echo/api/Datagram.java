package echo.api;

import java.io.IOException;
import java.net.SocketAddress;

/**
 * One received datagram, as a handler sees it, and the way back to its sender.
 *
 * <p>It belongs to the thread that runs the handler, and to no other; it is of no use when the
 * handler has returned.
 */
public interface Datagram {

    /** The most bytes that one datagram carries over IPv4: 65,535 less both headers (RFC 768). */
    int LARGEST = 65_507;

    /**
     * What it carries, whole: the server drops a datagram that is larger than the listener takes,
     * rather than hand on a part of it.
     *
     * @return 0 to {@value #LARGEST} bytes (over IPv6 up to 20 more), the handler's own to change;
     *     the same array each time
     */
    byte[] payload();

    /**
     * The address that the listener is bound to, which replies come from.
     *
     * @return the local address and port; the wildcard where the listener is bound to that
     */
    SocketAddress localAddress();

    /**
     * Who sent it, as the sender says: nothing proves that a datagram's source is true.
     *
     * @return the peer's address and port
     */
    SocketAddress peerAddress();

    /**
     * Sends a datagram to the peer, from the address that it sent to. It may be lost on the way, as
     * any datagram may. The server may withhold it, so as not to be used against others: from a
     * peer that asks too often, or to the port of a service that would answer.
     *
     * @param payload 0 to {@value #LARGEST} bytes
     * @throws IOException if the system cannot send it, such as one that is too large
     */
    void reply(byte[] payload) throws IOException;
}
