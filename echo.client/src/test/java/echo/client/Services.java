package echo.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** What servers do to a client: the right thing, and every wrong one. */
final class Services {

    private Services() {}

    static void echo(Socket socket) throws IOException {
        socket.getInputStream().transferTo(socket.getOutputStream());
    }

    /** Reads all, and then answers something made of it. */
    static TestServer.Service answering(UnaryOperator<byte[]> answer) {
        return socket ->
                socket.getOutputStream()
                        .write(answer.apply(socket.getInputStream().readAllBytes()));
    }

    /** Echoes that many bytes, and closes. */
    static TestServer.Service echoingOnly(int bytes) {
        return socket -> socket.getOutputStream().write(socket.getInputStream().readNBytes(bytes));
    }

    /** Closes with a TCP RST. */
    static void reset(Socket socket) throws IOException {
        // The reset must not overtake the client's connecting.
        socket.getInputStream().readNBytes(1);
        socket.setSoLinger(true, 0);
    }

    static void discard(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        hold(socket);
    }

    /** Does nothing, until the test server is closed. */
    static void hold(Socket socket) throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static void echoAndHold(Socket socket) throws IOException {
        echo(socket);
        hold(socket);
    }

    /** Sends for ever. */
    static void chargen(Socket socket) throws IOException {
        var line = new byte[1024];
        Arrays.fill(line, (byte) 'x');
        while (true) {
            socket.getOutputStream().write(line);
        }
    }

    static byte[] withByte(byte[] bytes, int offset, char value) {
        byte[] changed = bytes.clone();
        changed[offset] = (byte) value;
        return changed;
    }

    static byte[] without(byte[] bytes, int offset) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, offset + 1, shorter, offset, shorter.length - offset);
        return shorter;
    }

    static byte[] longer(byte[] bytes, char value) {
        return withByte(Arrays.copyOf(bytes, bytes.length + 1), bytes.length, value);
    }
}
