package echo.server.stream;

import echo.server.loop.LoopSocket;
import echo.server.loop.SocketInput;
import echo.server.loop.SocketOutput;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/** A TCP connection, or one over a Unix socket. */
final class ChannelSocket extends LoopSocket implements StreamSocket {

    // Kept, for a closed channel has none.
    private final SocketAddress localAddress;
    private final SocketAddress peerAddress;

    private ChannelSocket(SocketChannel channel) throws IOException {
        super(channel);
        localAddress = channel.getLocalAddress();
        peerAddress = channel.getRemoteAddress();
    }

    /** Takes a channel over, and closes it if that fails. */
    static ChannelSocket of(SocketChannel channel) throws IOException {
        try {
            return new ChannelSocket(channel);
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public InputStream input() {
        return new SocketInput(this);
    }

    @Override
    public OutputStream output() throws IOException {
        if (isTcp()) {
            // A small answer should not wait for the acknowledgement of the one before.
            channel().setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        return new SocketOutput(this);
    }

    boolean isTcp() {
        return localAddress instanceof InetSocketAddress;
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel().shutdownOutput();
    }

    /** Unix sockets have no reset: the peer sees one only if it sent what was not read. */
    @Override
    public void reset() throws IOException {
        if (isTcp() && channel().isOpen()) {
            channel().setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        close();
    }

    @Override
    public void linger() throws IOException {
        LingeringRead.of(this);
    }

    @Override
    public SocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public SocketAddress peerAddress() {
        return peerAddress;
    }
}
