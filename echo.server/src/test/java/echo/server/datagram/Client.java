package echo.server.datagram;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A client that waits for replies, but not for ever. */
record Client(DatagramSocket socket, InetSocketAddress server) implements AutoCloseable {

    /** Far longer than anything takes, so that a test that hangs says where. */
    private static final int READ_TIMEOUT = 30_000;

    private static final int MORE_THAN_FITS = 65_536;

    static Client of(TestServer server) throws IOException {
        return of(server.address());
    }

    static Client of(InetSocketAddress server) throws IOException {
        var socket = new DatagramSocket();
        socket.setSoTimeout(READ_TIMEOUT);
        return new Client(socket, server);
    }

    /** One with an address and a port of its own; without the privilege the test is skipped. */
    static Client from(String host, int port, TestServer server) throws IOException {
        try {
            var socket =
                    new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), port));
            socket.setSoTimeout(READ_TIMEOUT);
            return new Client(socket, server.address());
        } catch (BindException e) {
            return abort("%s:%d cannot be bound: %s".formatted(host, port, e.getMessage()));
        }
    }

    void send(byte... payload) throws IOException {
        socket.send(new DatagramPacket(payload, payload.length, server));
    }

    /** The next reply, from wherever. */
    DatagramPacket packet() throws IOException {
        var packet = new DatagramPacket(new byte[MORE_THAN_FITS], MORE_THAN_FITS);
        socket.receive(packet);
        return packet;
    }

    /** What the next reply carries. */
    byte[] receive() throws IOException {
        DatagramPacket packet = packet();
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    byte[] pingPong(byte... payload) throws IOException {
        send(payload);
        return receive();
    }

    /** Over the loopback a reply that was sent is here: if there is none, none was sent. */
    void assertNothingCame(String why) throws IOException {
        socket.setSoTimeout(1);
        assertThrows(SocketTimeoutException.class, this::packet, why);
        socket.setSoTimeout(READ_TIMEOUT);
    }

    @Override
    public void close() {
        socket.close();
    }
}
