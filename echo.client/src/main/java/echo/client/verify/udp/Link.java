package echo.client.verify.udp;

import echo.api.net.SocketType;
import echo.client.connect.ConnectConfig;
import echo.client.verify.compare.Difference;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** A UDP socket that is connected to a server. For one thread. */
final class Link implements Closeable {

    /** As much as the system gives, so that a burst is not lost here. */
    private static final int RECEIVE_BUFFER = 4 << 20;

    private final DatagramSocket socket;
    private final byte[] header;
    private final byte[] buffer;

    /** A link for datagrams of that size; what is longer is read so far that it shows. */
    Link(ConnectConfig connect, InetSocketAddress address, int size) throws IOException {
        socket = socket(connect);
        try {
            // Connected, it hears that nobody listens, and replies from elsewhere do not count.
            socket.connect(address);
            header =
                    connect.proxyProtocol()
                            .header(SocketType.DGRAM, socket.getLocalSocketAddress(), address);
        } catch (RuntimeException e) {
            socket.close();
            throw e;
        }
        buffer = new byte[size + Difference.WINDOW];
    }

    static DatagramSocket socket(ConnectConfig connect) throws IOException {
        Optional<InetSocketAddress> local =
                connect.source().map(source -> new InetSocketAddress(source, 0));
        var socket = local.isPresent() ? new DatagramSocket(local.get()) : new DatagramSocket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        return socket;
    }

    void send(byte[] datagram) throws IOException {
        byte[] all =
                ByteBuffer.allocate(header.length + datagram.length)
                        .put(header)
                        .put(datagram)
                        .array();
        socket.send(new DatagramPacket(all, all.length));
    }

    /** Waits for a datagram; answers its length, or -1 if none came. */
    int receive(Duration wait) throws IOException {
        var packet = new DatagramPacket(buffer, buffer.length);
        // Of zero it would wait for ever.
        socket.setSoTimeout(Math.toIntExact(Math.max(1, wait.toMillis())));
        try {
            socket.receive(packet);
            return packet.getLength();
        } catch (SocketTimeoutException e) {
            return -1;
        }
    }

    /** What came last, and more behind its length. */
    byte[] received() {
        return buffer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
