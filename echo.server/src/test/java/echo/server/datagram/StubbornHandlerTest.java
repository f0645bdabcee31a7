package echo.server.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.Datagram;
import echo.api.DatagramHandler;
import echo.api.Handler;
import echo.api.net.Endpoint;
import echo.server.Await;
import echo.server.RecordedLog;
import echo.server.Server;
import echo.server.log.Log;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** A datagram handler that ignores interruption does not hold up the stop. */
@Timeout(60)
final class StubbornHandlerTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        release.countDown();
    }

    @Test
    void theDrainEndsWithoutIt() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var server = start()) {
            makeBusy(server);
            long start = System.nanoTime();
            server.drain(Duration.ofMillis(50));
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertEquals(1, release.getCount(), "the handlers are at work still");
            assertTrue(
                    took.compareTo(Duration.ofSeconds(10)) < 0,
                    "both listeners are given up, each after a second at most: " + took);
            assertEquals(
                    2,
                    log.complaints().stream()
                            .filter(e -> e.getFormattedMessage().startsWith("stopping: 1 handlers"))
                            .count(),
                    "a line for each: " + log.complaints());
        }
    }

    /** Each may take all the time there is, but none of another's. */
    @Test
    void otherListenersCloseMeanwhile() throws Exception {
        try (var server = start()) {
            makeBusy(server);
            var drain =
                    new FutureTask<Void>(
                            () -> {
                                server.drain(Duration.ofMinutes(5));
                                return null;
                            });
            Thread.startVirtualThread(drain);
            Await.until("connections are refused", () -> isRefused(port(server, 2)));
            assertTrue(!drain.isDone(), "while the drain waits for the handlers");
            release.countDown();
            drain.get();
        }
    }

    /** Two listeners for datagrams, and behind them one for connections. */
    private Server start() throws Exception {
        return Server.start(
                List.of(
                        config("udp://127.0.0.1:0", new Stubborn(begun, release)),
                        config("udp://127.0.0.1:0", new Stubborn(begun, release)),
                        config("tcp://127.0.0.1:0", new Idle())),
                5);
    }

    private static ListenerConfig config(String endpoint, Handler handler) {
        return new ListenerConfig(
                Endpoint.parse(endpoint), handler.name(), handler, ListenerOptions.NONE);
    }

    private void makeBusy(Server server) throws Exception {
        try (var socket = new DatagramSocket()) {
            for (int listener = 0; listener < 2; listener++) {
                socket.send(new DatagramPacket(new byte[1], 1, LOOPBACK, port(server, listener)));
            }
        }
        begun.await();
    }

    private static int port(Server server, int listener) {
        return Integer.parseInt(server.readyLines().get(listener).replaceAll(".*:(\\d+) .*", "$1"));
    }

    private static boolean isRefused(int port) {
        try (var socket = new Socket(LOOPBACK, port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    /** It waits for one thing and for nothing else. */
    private record Stubborn(CountDownLatch begun, CountDownLatch release)
            implements DatagramHandler {

        @Override
        public String name() {
            return "stubborn";
        }

        @Override
        public void handle(Datagram datagram) {
            begun.countDown();
            while (release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException ignored) {
                    // This is what the test is about.
                }
            }
        }
    }

    private static final class Idle implements ConnectionHandler {

        @Override
        public String name() {
            return "idle";
        }

        @Override
        public void handle(Connection connection) {}
    }
}
