package echo.server.stream;

import echo.api.TlsSession;
import echo.tls.TlsChannel;
import echo.tls.TlsServer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.util.List;

/** A session of TLS over another socket. */
record TlsSocket(StreamSocket plain, TlsChannel channel) implements StreamSocket {

    /**
     * Does the handshake, however long that takes: whoever closes the socket ends it. The socket is
     * to be closed where this fails.
     */
    static TlsSocket handshake(StreamSocket plain, TlsServer server, List<String> protocols)
            throws IOException {
        TlsChannel channel = server.channel(SocketBytes.of(plain), protocols);
        channel.handshake();
        return new TlsSocket(plain, channel);
    }

    /** What a handler is told of it. */
    TlsSession session() {
        return new TlsSession(channel.session(), channel.applicationProtocol());
    }

    @Override
    public InputStream input() {
        return new TlsInput(channel);
    }

    @Override
    public OutputStream output() {
        return new TlsOutput(channel);
    }

    /** The end of the session, and that of what carries it. */
    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
        plain.shutdownOutput();
    }

    /** The peer would take the end of the connection alone for an attack. */
    @Override
    public void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void reset() throws IOException {
        plain.reset();
    }

    /** Nobody reads it any more, so nothing is decrypted. */
    @Override
    public void linger() throws IOException {
        plain.linger();
    }

    @Override
    public SocketAddress localAddress() {
        return plain.localAddress();
    }

    @Override
    public SocketAddress peerAddress() {
        return plain.peerAddress();
    }

    /** At once, without a word: whoever is blocked in writing would otherwise block this. */
    @Override
    public void close() throws IOException {
        plain.close();
    }
}
