package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import echo.server.Await;
import echo.server.RecordedLog;
import echo.server.limits.Capacity;
import echo.server.log.Log;
import echo.server.loop.ListeningSocket;
import echo.server.net.ListenerConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Connections that wait to be accepted when a listener is closed are accepted. */
@Timeout(60)
final class BacklogTest {

    private static final int WAITING = 50;
    private static final byte[] HELLO = {1, 2, 3};

    @TempDir private Path folder;

    @Test
    void thoseThatWaitAreServed() throws Exception {
        var isBusy = new CountDownLatch(1);
        var closes = new CountDownLatch(1);
        var connections = new OpenConnections();
        try (var real = ServerSocketChannel.open();
                var access = new RecordedLog(Log.ACCESS)) {
            real.bind(new InetSocketAddress("127.0.0.1", 0), 2 * WAITING);
            int port = real.socket().getLocalPort();
            ServerSocketChannel slow = mock(ServerSocketChannel.class, delegatesTo(real));
            doAnswer(call -> whenClosing(real, isBusy, closes)).when(slow).accept();
            ListenerConfig config = TestServer.config("tcp://127.0.0.1:" + port, TestHandler::echo);
            var listener =
                    new StreamListener(
                            () -> config,
                            new TcpAcceptor("tcp", slow),
                            connections,
                            Capacity.ofProcess());
            listener.start();
            isBusy.await();
            List<Socket> waiting = connect(port);
            Thread closing = Thread.ofPlatform().start(() -> close(listener));
            Await.until(
                    "it waits for the accept thread",
                    () -> closing.getState() == Thread.State.TIMED_WAITING);
            closes.countDown();
            closing.join();
            for (Socket socket : waiting) {
                assertArrayEquals(HELLO, Exchange.pingPong(socket, HELLO), "it is served");
                socket.close();
            }
            assertTrue(connections.awaitNone(Duration.ofSeconds(30)), "all have ended");
            assertEquals(WAITING, access.events().size(), "one line for each");
            assertFalse(real.isOpen(), "nobody listens any more");
        }
    }

    private static SocketChannel whenClosing(
            ServerSocketChannel socket, CountDownLatch isBusy, CountDownLatch closes)
            throws Exception {
        isBusy.countDown();
        closes.await();
        return socket.accept();
    }

    private static void close(StreamListener listener) {
        try {
            listener.close(Duration.ZERO);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onAUnixSocketToo() throws Exception {
        var address = UnixDomainSocketAddress.of(folder.resolve("echo.sock"));
        try (var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
                var socket = new ListeningSocket(channel);
                var _ = SocketChannel.open(address);
                var _ = SocketChannel.open(address)) {
            socket.stopWaiting();
            for (int i = 1; i <= 2; i++) {
                Optional<SocketChannel> accepted = socket.accept();
                assertTrue(accepted.isPresent(), "connection " + i + " was there before");
                accepted.get().close();
            }
            assertEquals(Optional.empty(), socket.accept(), "there is no more, and no wait");
        }
    }

    @Test
    void aWaitIsEnded() throws Exception {
        var address = UnixDomainSocketAddress.of(folder.resolve("echo.sock"));
        try (var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
                var socket = new ListeningSocket(channel)) {
            var accepting = Exchange.beside(socket::accept);
            socket.stopWaiting();
            assertEquals(Optional.empty(), accepting.get(), "no connection came");
            assertTrue(channel.isOpen(), "the socket stays");
        }
    }

    private static List<Socket> connect(int port) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < WAITING; i++) {
            sockets.add(TestServer.connect("127.0.0.1", port));
        }
        return sockets;
    }
}
