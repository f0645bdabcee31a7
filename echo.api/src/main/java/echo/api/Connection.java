package echo.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * One accepted stream, as a handler sees it.
 *
 * <p>The server owns closing: when the handler returns, what it wrote is delivered, the sending
 * side is shut, and then the socket is closed. A handler need not close anything.
 *
 * <p>A connection belongs to the thread that runs the handler. The one exception is full duplex:
 * one other thread may read while this one writes. It must have ended, and been joined, before the
 * handler returns.
 */
public interface Connection {

    /**
     * The number of this connection in this run of the server. Log lines about it carry the same.
     *
     * @return a positive number, unique in this run
     */
    long id();

    /**
     * What the peer sends. Reads block the virtual thread and no other; {@code -1} means that the
     * peer has shut its sending side. The same stream is answered each time, and closing it does
     * nothing.
     *
     * <p>Its {@link InputStream#transferTo transferTo} is the best way to move bytes: the buffer is
     * small while the connection idles and grows while reads fill it.
     *
     * @return the input stream, never closed by the server while the handler runs, unless the
     *     server is made to stop
     */
    InputStream input();

    /**
     * Where bytes for the peer go. It has no buffer, so each write is handed to the system at once;
     * wrap it in a {@link java.io.BufferedOutputStream} (and flush that) for many small writes.
     * Writes block while the peer does not read. The same stream is answered each time, and closing
     * it does nothing: {@link #shutdownOutput()} is what tells the peer that all was sent.
     *
     * @return the output stream
     */
    OutputStream output();

    /**
     * The address that the peer connected to.
     *
     * @return the local address and port; once the connection is closed it may be the wildcard
     */
    SocketAddress localAddress();

    /**
     * Who connected.
     *
     * @return the peer's address and port
     */
    SocketAddress peerAddress();

    /**
     * The TLS of this connection, where its listener has {@code tls=on}. The handler does nothing
     * for it: the streams are those of the data inside.
     *
     * @return what was agreed on, or nothing if the connection is not encrypted
     */
    default Optional<TlsSession> tls() {
        return Optional.empty();
    }

    /**
     * Tells the peer that nothing more will come (a TCP FIN), while reading goes on. A second call
     * does nothing. With TLS 1.2 it is the end of reading, too, for most peers (RFC 5246, section
     * 7.2.1).
     *
     * @throws IOException if the peer is gone
     */
    void shutdownOutput() throws IOException;

    /**
     * Ends the connection now and lets the peer see that it did not end well (a TCP RST): what was
     * not delivered yet is lost. Reads and writes throw from then on. A second call does nothing.
     *
     * @throws IOException if the system cannot do it
     */
    void reset() throws IOException;
}
