package echo.client.connect;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * A connected stream, TCP or Unix, or TLS over one of them. One thread may read while another
 * writes.
 */
public sealed interface Wire extends Closeable permits TcpWire, UnixWire, TlsWire {

    /**
     * What the peer sends.
     *
     * @return the stream, without a timeout: closing this ends a read
     * @throws IOException if it is closed
     */
    InputStream input() throws IOException;

    /**
     * Where bytes for the peer go, without a buffer.
     *
     * @return the stream
     * @throws IOException if it is closed
     */
    OutputStream output() throws IOException;

    /**
     * Tells the peer that this was all.
     *
     * @throws IOException if the peer is gone
     */
    void shutdownOutput() throws IOException;

    /**
     * Why the peer may end its side too early, if that is in the nature of this.
     *
     * @return a remark for the user
     */
    default Optional<String> reasonOfEarlyEnd() {
        return Optional.empty();
    }

    /**
     * Our own address.
     *
     * @return the address, and for a Unix socket mostly an empty one
     */
    SocketAddress localAddress();

    /**
     * Whom this is connected to.
     *
     * @return the address
     */
    SocketAddress peerAddress();
}
