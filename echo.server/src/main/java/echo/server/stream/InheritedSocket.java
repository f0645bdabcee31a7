package echo.server.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A connection that this process was started with. Whoever started it may hold the socket too, so
 * the connection is shut down; it is closed when the process ends, see {@link
 * echo.server.activation.Inherited}.
 */
final class InheritedSocket implements StreamSocket {

    private final ChannelSocket socket;
    private volatile boolean reset;

    private InheritedSocket(ChannelSocket socket) {
        this.socket = socket;
    }

    static InheritedSocket of(SocketChannel channel) throws IOException {
        return new InheritedSocket(ChannelSocket.of(channel));
    }

    @Override
    public InputStream input() {
        return socket.input();
    }

    @Override
    public OutputStream output() throws IOException {
        return socket.output();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** The end of the process sends the reset, so nothing may tell the peer of an end before. */
    @Override
    public void reset() throws IOException {
        if (socket.isTcp()) {
            reset = true;
            socket.channel().setOption(StandardSocketOptions.SO_LINGER, 0);
            socket.channel().shutdownInput();
        } else {
            close();
        }
    }

    @Override
    public void linger() throws IOException {
        LingeringRead.of(socket);
    }

    @Override
    public SocketAddress localAddress() {
        return socket.localAddress();
    }

    @Override
    public SocketAddress peerAddress() {
        return socket.peerAddress();
    }

    @Override
    public void close() throws IOException {
        if (!reset && socket.channel().isOpen()) {
            socket.channel().shutdownInput();
            socket.channel().shutdownOutput();
        }
    }
}
