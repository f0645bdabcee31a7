package echo.server.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** A connection over a Unix socket. The addresses are kept, for a closed channel has none. */
record UnixSocket(SocketChannel channel, SocketAddress localAddress, SocketAddress peerAddress)
        implements StreamSocket {

    static UnixSocket of(SocketChannel channel) throws IOException {
        return new UnixSocket(channel, channel.getLocalAddress(), channel.getRemoteAddress());
    }

    @Override
    public InputStream input() {
        return Channels.newInputStream(channel);
    }

    @Override
    public OutputStream output() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** Unix sockets have no reset: the peer sees one only if it sent what was not read. */
    @Override
    public void reset() throws IOException {
        channel.close();
    }

    @Override
    public void linger() throws IOException {
        LingeringRead.of(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
