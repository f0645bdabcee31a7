package echo.client.load;

import echo.api.net.SocketType;
import echo.client.connect.ProxyProtocol;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A TCP or Unix connection. */
record StreamLink(SocketChannel socket, SocketAddress peerAddress, ProxyProtocol proxyProtocol)
        implements Link {

    /** A socket that blocks, bound to an address where there is one. */
    static SocketChannel socket(SocketAddress peer, SocketAddress sourceOrNull) throws IOException {
        if (!(peer instanceof InetSocketAddress)) {
            return SocketChannel.open(StandardProtocolFamily.UNIX);
        }
        SocketChannel socket = SocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return sourceOrNull == null ? socket : socket.bind(sourceOrNull);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Begins to connect. */
    static StreamLink open(
            SocketAddress peer, SocketAddress sourceOrNull, ProxyProtocol proxyProtocol)
            throws IOException {
        SocketChannel socket = socket(peer, sourceOrNull);
        try {
            socket.configureBlocking(false);
            socket.connect(peer);
            return new StreamLink(socket, peer, proxyProtocol);
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
        return SelectionKey.OP_CONNECT;
    }

    @Override
    public boolean finishConnect() throws IOException {
        if (!socket.finishConnect()) {
            return false;
        }
        byte[] header =
                proxyProtocol.header(SocketType.STREAM, socket.getLocalAddress(), peerAddress);
        // Small, and first: there is room for all of it.
        socket.write(ByteBuffer.wrap(header));
        return true;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        return socket.read(buffer);
    }

    @Override
    public boolean write(ByteBuffer bytes) throws IOException {
        socket.write(bytes);
        return !bytes.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
