package echo.server.stream;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;

/**
 * A connected stream socket: TCP or Unix, one that this process was started with, or one of these
 * with something before it: a proxy, TLS.
 */
sealed interface StreamSocket extends Closeable
        permits ChannelSocket, InheritedSocket, RelayedSocket, TlsSocket {

    InputStream input() throws IOException;

    OutputStream output() throws IOException;

    /** Sends the end; a second time it does nothing. */
    void shutdownOutput() throws IOException;

    /** Sends what the peer must have before a close, although it has ended its side. */
    default void endOutput() throws IOException {}

    /** Closes so that the peer sees a failure, where the system has that. */
    void reset() throws IOException;

    /** Reads and throws away what still comes, for a bounded time: see {@link LingeringRead}. */
    void linger() throws IOException;

    SocketAddress localAddress();

    SocketAddress peerAddress();
}
