package echo.client;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** An echo of datagrams that does something else to those of {@code verify} with some number. */
final class FaultyDatagrams implements AutoCloseable {

    /** Answers one datagram, in its own way. */
    interface Answer {
        void to(byte[] datagram, Reply reply) throws IOException;
    }

    /** The way back to its sender. */
    interface Reply {
        void send(byte[] datagram) throws IOException;
    }

    private final DatagramSocket socket;

    /** Any number may be wrong; the question that begins all has none, and is always answered. */
    FaultyDatagrams(Answer answer) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setReceiveBufferSize(1 << 20);
        Thread.ofVirtual().start(() -> serve(answer));
    }

    static FaultyDatagrams at(long wrong, Answer answer) throws IOException {
        return new FaultyDatagrams(
                (datagram, reply) -> {
                    if (number(datagram) == wrong) {
                        answer.to(datagram, reply);
                    } else {
                        reply.send(datagram);
                    }
                });
    }

    static long number(byte[] datagram) {
        return ByteBuffer.wrap(datagram).getLong(Long.BYTES);
    }

    String uri() {
        return "udp://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve(Answer answer) {
        var packet = new DatagramPacket(new byte[65_536], 65_536);
        try {
            while (true) {
                packet.setLength(65_536);
                socket.receive(packet);
                SocketAddress peer = packet.getSocketAddress();
                byte[] datagram = Arrays.copyOf(packet.getData(), packet.getLength());
                Reply reply = bytes -> socket.send(new DatagramPacket(bytes, bytes.length, peer));
                if (datagram.length == 16) {
                    reply.send(datagram);
                } else {
                    answer.to(datagram, reply);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
