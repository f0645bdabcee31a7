package echo.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of the loopback address that nobody else gets, and where nobody listens. */
final class UnusedPort implements AutoCloseable {

    // Bound but not listening: the system refuses connections, and gives the port to nobody.
    private final Socket socket = new Socket();

    UnusedPort() throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    int port() {
        return socket.getLocalPort();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
