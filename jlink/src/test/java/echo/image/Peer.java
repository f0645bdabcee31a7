package echo.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A plain client of a test, with a bound on every read. */
final class Peer implements AutoCloseable {

    private static final int READ_TIMEOUT = 60_000;

    private final Socket socket = new Socket();

    Peer(String host, int port) throws IOException {
        socket.setSoTimeout(READ_TIMEOUT);
        socket.connect(new InetSocketAddress(host, port), READ_TIMEOUT);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    String receive(int bytes) throws IOException {
        byte[] received = new byte[bytes];
        new DataInputStream(socket.getInputStream()).readFully(received);
        return new String(received, StandardCharsets.UTF_8);
    }

    /** Shuts the sending side, and answers what comes until the server shuts its own. */
    String rest() throws IOException {
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    int read() throws IOException {
        return socket.getInputStream().read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
