package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Connections that do not meet their deadlines, and those that do. */
@Timeout(60)
final class DeadlinesTest {

    @TempDir private Path folder;

    @Test
    void aSilentPeerIsIdle() throws Exception {
        try (var log = new RecordedLog(Log.ACCESS)) {
            try (var server = server("idle-timeout=300ms", TestHandler::echo);
                    Socket socket = server.connect()) {
                assertEquals(1, Exchange.pingPong(socket, (byte) 1)[0], "it echoes");
                long start = System.nanoTime();
                assertEnds(socket);
                assertTrue(millisSince(start) >= 250, "not early, but in " + millisSince(start));
            }
            assertTrue(text(log).contains("idle"), "the access log says so: " + text(log));
        }
    }

    @Test
    void onAUnixSocketToo() throws Exception {
        Path path = folder.resolve("s");
        String endpoint = TestServer.endpoint(path) + "?idle-timeout=200ms";
        var server = new TestServer(endpoint, TestHandler::echo);
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(path));
            assertEquals(-1, channel.read(ByteBuffer.allocate(1)), "the end, after a while");
        } finally {
            server.close();
        }
    }

    /** It goes on sending, but what it is sent stays where it is. */
    @Test
    void aPeerThatDoesNotReadIsIdle() throws Exception {
        var ended = new CountDownLatch(1);
        try (var server =
                        server(
                                "idle-timeout=300ms",
                                connection -> {
                                    try {
                                        connection.input().transferTo(connection.output());
                                    } finally {
                                        ended.countDown();
                                    }
                                });
                Socket socket = server.connect()) {
            Thread.startVirtualThread(() -> sendForEver(socket));
            assertTrue(ended.await(30, TimeUnit.SECONDS), "the handler's write is ended");
        }
    }

    @Test
    void aPeerThatIsBusyIsNot() throws Exception {
        try (var server = server("idle-timeout=500ms", TestHandler::echo);
                Socket socket = server.connect()) {
            long start = System.nanoTime();
            while (millisSince(start) < 1500) {
                assertEquals(1, Exchange.pingPong(socket, (byte) 1)[0], "it still echoes");
            }
        }
    }

    @Test
    void aConnectionHasALifetime() throws Exception {
        try (var server = server("idle-timeout=0&max-lifetime=400ms", TestHandler::echo);
                Socket socket = server.connect()) {
            long start = System.nanoTime();
            try {
                while (Exchange.pingPong(socket, (byte) 1).length == 1) {
                    assertTrue(millisSince(start) < 30_000, "it should have ended");
                }
            } catch (IOException ended) {
                assertTrue(millisSince(start) >= 300, "not early, but in " + millisSince(start));
            }
        }
    }

    /** The handler's thread is not in a socket; nobody interrupts it, and the socket is closed. */
    @Test
    void aHandlerThatIsElsewhereIsNotInterrupted() throws Exception {
        var release = new CountDownLatch(1);
        try (var server =
                        server(
                                "idle-timeout=200ms",
                                connection ->
                                        assertTrue(
                                                release.await(30, TimeUnit.SECONDS), "released"));
                Socket socket = server.connect()) {
            assertEnds(socket);
            release.countDown();
        }
    }

    private static TestServer server(String options, TestHandler.Body body) throws Exception {
        return new TestServer("tcp://127.0.0.1:0?" + options, body);
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static void assertEnds(Socket socket) throws IOException {
        try {
            assertEquals(-1, socket.getInputStream().read(), "the end");
        } catch (SocketException reset) {
            assertTrue(reset.getMessage().contains("reset"), "or a reset: " + reset);
        }
    }

    private static void sendForEver(Socket socket) {
        try {
            while (true) {
                socket.getOutputStream().write(new byte[8192]);
            }
        } catch (IOException ended) {
            // The server closed it.
        }
    }

    private static String text(RecordedLog log) {
        return log.events().stream()
                .map(event -> event.getFormattedMessage() + " " + event.getKeyValuePairs())
                .collect(Collectors.joining("\n"));
    }
}
