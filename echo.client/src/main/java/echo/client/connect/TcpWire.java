package echo.client.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;

/** A TCP connection. */
record TcpWire(Socket socket) implements Wire {

    static TcpWire connect(
            InetSocketAddress address, Optional<InetAddress> source, Duration timeout)
            throws IOException {
        var socket = new Socket();
        try {
            // The last bytes of a message should not wait for the acknowledgement of the others.
            socket.setTcpNoDelay(true);
            if (source.isPresent()) {
                socket.bind(new InetSocketAddress(source.get(), 0));
            }
            connect(socket, address, timeout);
            return new TcpWire(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static void connect(Socket socket, InetSocketAddress address, Duration timeout)
            throws IOException {
        try {
            socket.connect(address, Math.toIntExact(timeout.toMillis()));
        } catch (BindException e) {
            // The source address is bound already: the system has no port left for this one.
            throw new SocketException(e.getMessage(), e);
        }
    }

    @Override
    public InputStream input() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public SocketAddress localAddress() {
        return socket.getLocalSocketAddress();
    }

    @Override
    public SocketAddress peerAddress() {
        return socket.getRemoteSocketAddress();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
