package echo.server.proxy;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;

/**
 * What a proxy says at the beginning of a connection (the HAProxy project's {@code
 * proxy-protocol.txt}, section 2, versions 1 and 2).
 */
public sealed interface ProxyHeader {

    /**
     * The connection is somebody else's.
     *
     * @param source the real peer: an {@link java.net.InetSocketAddress}, or a {@link
     *     java.net.UnixDomainSocketAddress} with an empty path where it has no name, or one that
     *     Java cannot tell
     * @param destination what that peer connected to
     */
    record Relayed(SocketAddress source, SocketAddress destination) implements ProxyHeader {

        /** Nulls are refused. */
        public Relayed {
            requireNonNull(source);
            requireNonNull(destination);
        }
    }

    /**
     * The connection is the proxy's own, such as a health check, or the proxy cannot say whose it
     * is: {@code LOCAL}, {@code UNKNOWN}, or an unspecified family. Its own addresses hold.
     */
    record Local() implements ProxyHeader {}

    /** The connection ended without a byte, as health checks do. */
    record Absent() implements ProxyHeader {}

    /**
     * Reads a header, and not a byte beyond it. It waits for no more bytes than a header that
     * begins so must have, and refuses a faulty one at the faulty byte. It needs some 200 bytes of
     * memory, whatever the header's length, which version 1 bounds to 107 bytes and version 2 to
     * 65,551: what is in its fields (TLVs) is skipped, but for the checksum.
     *
     * @param in the connection's input, which is at its beginning
     * @return what it says
     * @throws ProxyHeaderException if it is no valid header: the connection is to be ended
     * @throws IOException if the connection fails
     */
    static ProxyHeader readFrom(InputStream in) throws IOException {
        var header = new HeaderInput(in);
        if (!header.hasMore(Version1.SHORTEST)) {
            return new Absent();
        }
        return switch (header.peek()) {
            case 'P' -> Version1.read(header);
            case '\r' -> new Version2(header).read();
            default -> throw header.isNone(header.next(1));
        };
    }
}
