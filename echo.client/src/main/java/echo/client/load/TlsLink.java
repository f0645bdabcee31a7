package echo.client.load;

import echo.api.net.SocketType;
import echo.client.connect.ConnectConfig;
import echo.client.connect.TlsConfig;
import echo.tls.TlsChannel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A session of TLS, over TCP or a Unix socket. */
record TlsLink(SocketChannel socket, TlsChannel channel, SocketAddress peerAddress)
        implements Link {

    /** Connects, and agrees with the peer, which blocks; from then on nothing does. */
    static TlsLink connect(SocketAddress peer, SocketAddress sourceOrNull, ConnectConfig config)
            throws IOException {
        SocketChannel socket = StreamLink.socket(peer, sourceOrNull);
        try {
            if (peer instanceof InetSocketAddress) {
                socket.socket().connect(peer, Math.toIntExact(config.timeout().toMillis()));
            } else {
                socket.connect(peer);
            }
            byte[] header =
                    config.proxyProtocol()
                            .header(SocketType.STREAM, socket.getLocalAddress(), peer);
            socket.write(ByteBuffer.wrap(header));
            TlsConfig tls = config.tls().orElseThrow();
            TlsChannel channel = tls.channel(socket);
            channel.handshake(tls.timeout());
            socket.configureBlocking(false);
            return new TlsLink(socket, channel, peer);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public SelectableChannel selectable() {
        return socket;
    }

    @Override
    public int connectOps() {
        return SelectionKey.OP_READ;
    }

    @Override
    public boolean finishConnect() {
        return true;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        return channel.read(buffer);
    }

    @Override
    public boolean write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        return !bytes.hasRemaining() && !channel.hasPendingOutput();
    }

    @Override
    public boolean hasBuffered() {
        return true;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.shutdownOutput();
        } finally {
            socket.close();
        }
    }
}
