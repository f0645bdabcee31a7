package echo.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of a loopback address that nobody else gets, and where nobody listens. */
public final class UnusedPort implements AutoCloseable {

    // Bound but not listening: the system refuses connections, and gives the port to nobody.
    private final Socket socket = new Socket();

    public UnusedPort() throws IOException {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public UnusedPort(InetSocketAddress address) throws IOException {
        socket.bind(address);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
