package echo.client.load;

import echo.api.net.SocketType;
import echo.client.connect.ProxyProtocol;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;

/** A UDP socket that hears one peer. */
record DatagramLink(DatagramChannel socket, SocketAddress peerAddress, ByteBuffer header)
        implements Link {

    static DatagramLink open(
            SocketAddress peer, SocketAddress sourceOrNull, ProxyProtocol proxyProtocol)
            throws IOException {
        DatagramChannel socket = DatagramChannel.open();
        try {
            socket.configureBlocking(false);
            if (sourceOrNull != null) {
                socket.bind(sourceOrNull);
            }
            socket.connect(peer);
            byte[] header = proxyProtocol.header(SocketType.DGRAM, socket.getLocalAddress(), peer);
            return new DatagramLink(socket, peer, ByteBuffer.wrap(header));
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
        return 0;
    }

    @Override
    public boolean finishConnect() {
        return true;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        return socket.read(buffer);
    }

    @Override
    public boolean write(ByteBuffer bytes) throws IOException {
        if (header.hasRemaining()) {
            socket.write(new ByteBuffer[] {header.duplicate(), bytes});
        } else {
            socket.write(bytes);
        }
        return !bytes.hasRemaining();
    }

    @Override
    public boolean isDatagram() {
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
