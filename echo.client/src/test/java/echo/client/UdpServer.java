package echo.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A little server for datagrams on the loopback address, which answers as it is told, or not. */
public final class UdpServer implements AutoCloseable {

    /**
     * What it got.
     *
     * @param payload the bytes
     * @param sender from whom
     */
    public record Got(byte[] payload, InetSocketAddress sender) {}

    private final DatagramSocket socket;
    private final Function<byte[], Optional<byte[]>> answer;
    private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();

    public UdpServer(Function<byte[], Optional<byte[]>> answer) {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), answer);
    }

    public UdpServer(InetSocketAddress address, Function<byte[], Optional<byte[]>> answer) {
        this.answer = answer;
        try {
            socket = new DatagramSocket(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public static UdpServer echo() {
        return new UdpServer(Optional::of);
    }

    public static UdpServer silent() {
        return new UdpServer(_ -> Optional.empty());
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    public String uri() {
        return "udp://127.0.0.1:" + socket.getLocalPort();
    }

    /** The next datagram that came. */
    public Got take() throws InterruptedException {
        return got.take();
    }

    /** How many came that were not taken. */
    public int untaken() {
        return got.size();
    }

    private void serve() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[65_536], 65_536);
                socket.receive(packet);
                byte[] payload = Arrays.copyOf(packet.getData(), packet.getLength());
                got.add(new Got(payload, (InetSocketAddress) packet.getSocketAddress()));
                Optional<byte[]> reply = answer.apply(payload);
                if (reply.isPresent()) {
                    byte[] bytes = reply.get();
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
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
