package echo.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** What servers do to a client: the right thing, and every wrong one. */
public final class Services {

    private Services() {}

    public static InputStream in(SocketChannel peer) {
        return Channels.newInputStream(peer);
    }

    public static OutputStream out(SocketChannel peer) {
        return Channels.newOutputStream(peer);
    }

    public static void echo(SocketChannel peer) throws IOException {
        in(peer).transferTo(out(peer));
    }

    /** Reads all, and then answers something made of it. */
    static TestServer.Service answering(UnaryOperator<byte[]> answer) {
        return peer -> out(peer).write(answer.apply(in(peer).readAllBytes()));
    }

    /** Echoes that many bytes as they come. */
    private static void echo(SocketChannel peer, int bytes) throws IOException {
        var buffer = new byte[8192];
        int left = bytes;
        for (int n;
                left > 0 && (n = in(peer).read(buffer, 0, Math.min(left, buffer.length))) >= 0;
                left -= n) {
            out(peer).write(buffer, 0, n);
        }
    }

    /** Echoes that many bytes, and closes. */
    static TestServer.Service echoingOnly(int bytes) {
        return peer -> echo(peer, bytes);
    }

    /** Echoes that many bytes, reads the rest, and closes without an answer to it. */
    static TestServer.Service swallowingAfter(int bytes) {
        return peer -> {
            echo(peer, bytes);
            peer.shutdownOutput();
            in(peer).transferTo(OutputStream.nullOutputStream());
        };
    }

    /** Echoes that many bytes, and when one more has come closes with a TCP RST. */
    static TestServer.Service resettingAfter(int bytes) {
        return peer -> {
            echo(peer, bytes);
            // The reset must not overtake what came before, such as the client's connecting.
            in(peer).readNBytes(1);
            peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        };
    }

    static void discard(SocketChannel peer) throws IOException, InterruptedException {
        in(peer).transferTo(OutputStream.nullOutputStream());
        hold(peer);
    }

    /** Does nothing, until the test server is closed. */
    public static void hold(SocketChannel peer) throws InterruptedException {
        new CountDownLatch(1).await();
    }

    static void echoAndHold(SocketChannel peer) throws IOException, InterruptedException {
        echo(peer);
        hold(peer);
    }

    /** Echoes each byte by itself. */
    static void trickle(SocketChannel peer) throws IOException {
        for (int b; (b = in(peer).read()) >= 0; ) {
            out(peer).write(b);
        }
    }

    /** Sends for ever. */
    static void chargen(SocketChannel peer) throws IOException {
        var line = new byte[1024];
        Arrays.fill(line, (byte) 'x');
        while (true) {
            out(peer).write(line);
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
