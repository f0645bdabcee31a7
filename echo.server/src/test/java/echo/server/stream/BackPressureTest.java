package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** A peer that does not read holds up itself, and nobody else. */
@Timeout(60)
final class BackPressureTest {

    /** More than all buffers of the system between the two. */
    private static final int MORE_THAN_FITS = 64 * 1024 * 1024;

    private static final int NO_PROGRESS_MILLIS = 300;

    @Test
    void aPeerThatDoesNotReadIsHeldUpAlone() throws Exception {
        try (var server = new TestServer(TestHandler::echo);
                var slow = connectWithSmallBuffers(server.port())) {
            byte[] bytes = Exchange.randomBytes(MORE_THAN_FITS);
            int sent = writeUntilBlocked(slow, bytes);
            assertTrue(sent < bytes.length, "the server reads no more than it can send back");
            try (var other = server.connect()) {
                byte[] hello = {1, 2, 3};
                assertArrayEquals(
                        hello, Exchange.pingPong(other, hello), "another client is served");
            }
            slow.configureBlocking(true);
            slow.shutdownOutput();
            assertArrayEquals(
                    Arrays.copyOf(bytes, sent),
                    readAll(slow),
                    "all " + sent + " bytes come back when the slow client reads");
        }
    }

    private static SocketChannel connectWithSmallBuffers(int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 16 * 1024);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.configureBlocking(false);
        return channel;
    }

    private static int writeUntilBlocked(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            while (buffer.hasRemaining() && selector.select(NO_PROGRESS_MILLIS) > 0) {
                channel.write(buffer);
                selector.selectedKeys().clear();
            }
        }
        return buffer.position();
    }

    private static byte[] readAll(SocketChannel channel) throws IOException {
        var received = new ByteArrayOutputStream();
        Channels.newInputStream(channel).transferTo(received);
        return received.toByteArray();
    }
}
