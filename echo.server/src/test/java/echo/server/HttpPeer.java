package echo.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks HTTP to the health listener, byte by byte as a test wants. */
public final class HttpPeer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n");

    private final Socket socket;

    /**
     * Connects.
     *
     * @param port on 127.0.0.1
     * @throws IOException if nobody is there
     */
    public HttpPeer(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(30_000);
    }

    /**
     * What there is at a path.
     *
     * @param port on 127.0.0.1
     * @param path such as {@code /ready}
     * @return status line, header fields and body
     * @throws IOException if the answer does not come
     */
    public static String get(int port, String path) throws IOException {
        try (var peer = new HttpPeer(port)) {
            peer.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            return peer.rest();
        }
    }

    /**
     * Sends as it is.
     *
     * @param text without characters beyond ISO 8859-1
     * @throws IOException if it cannot be sent
     */
    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /**
     * Sends no more.
     *
     * @throws IOException if that cannot be told
     */
    public void end() throws IOException {
        socket.shutdownOutput();
    }

    /**
     * All that still comes.
     *
     * @return until the end
     * @throws IOException if it ends with a reset
     */
    public String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    /**
     * The head of the next answer, and its body of that length.
     *
     * @param withBody false after a HEAD
     * @return all of it
     * @throws IOException if it does not come
     */
    public String answer(boolean withBody) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(UTF_8).endsWith("\r\n\r\n")) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                throw new EOFException("half an answer: " + bytes.toString(UTF_8));
            }
            bytes.write(b);
        }
        Matcher length = LENGTH.matcher(bytes.toString(UTF_8));
        if (withBody && length.find()) {
            bytes.write(socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))));
        }
        return bytes.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
