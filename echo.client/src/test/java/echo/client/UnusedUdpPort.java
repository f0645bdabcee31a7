package echo.client;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;

/** Like {@link UnusedPort}, for datagrams. */
public final class UnusedUdpPort implements AutoCloseable {

    // Connected to itself it hears nobody else: the system refuses what others send to its port.
    private final DatagramSocket socket;

    public UnusedUdpPort() throws SocketException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.connect(address());
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public void close() {
        socket.close();
    }
}
