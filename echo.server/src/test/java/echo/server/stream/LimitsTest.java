package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.Await;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A server with limits, and more peers than they allow. */
@Timeout(60)
final class LimitsTest {

    @Test
    void thoseAboveTheLimitWaitInTheBacklog() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var server = server("max-connections=2")) {
            Socket first = echoing(server);
            Socket second = echoing(server);
            try (Socket third = server.connect()) {
                third.getOutputStream().write(3);
                Await.until(
                        "the log says so",
                        () -> text(log).contains("as many connections are open as may be (2)"));
                assertEquals(0, third.getInputStream().available(), "the third has no answer");
                first.close();
                assertEquals(3, third.getInputStream().read(), "until the first has closed");
            }
            second.close();
            assertEquals(1, text(log).split("as many connections").length - 1, "said once");
        }
    }

    @Test
    void orAreRefused() throws Exception {
        try (var server = server("max-connections=1&overflow=refuse")) {
            Socket first = echoing(server);
            assertThrows(
                    SocketException.class,
                    () -> {
                        // It may be reset before it knows that it is connected.
                        try (Socket second = server.connect()) {
                            second.getOutputStream().write(2);
                            second.getInputStream().read();
                        }
                    },
                    "the second is reset");
            first.close();
            Await.until("then there is room", () -> echoes(server));
        }
    }

    @Test
    void aFullServerStops() throws Exception {
        var server = server("max-connections=1");
        try (Socket first = echoing(server);
                Socket second = server.connect()) {
            second.getOutputStream().write(2);
            long start = System.nanoTime();
            server.close();
            assertTrue(
                    System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20),
                    "the acceptor that waits for room does not hold up the stop");
            assertEquals(-1, first.getInputStream().read(), "the first is cut");
        }
    }

    /** A permit that is lost with each failure would be seen soon. */
    @Test
    void everyConnectionGivesItsPermitBack() throws Exception {
        try (var server =
                new TestServer(
                        "tcp://127.0.0.1:0?max-connections=3",
                        connection -> {
                            int what = connection.input().read();
                            if (what == 1) {
                                throw new AssertionError("a fault");
                            } else if (what == 2) {
                                connection.reset();
                            } else if (what == 3) {
                                connection.output().write(3);
                            }
                        })) {
            for (int i = 0; i < 40; i++) {
                try (Socket socket = server.connect()) {
                    socket.getOutputStream().write(i % 4);
                    readToTheEnd(socket);
                }
            }
            var open = new ArrayList<Socket>();
            for (int i = 0; i < 3; i++) {
                Socket socket = server.connect();
                open.add(socket);
                socket.getOutputStream().write(3);
                assertEquals(3, socket.getInputStream().read(), "three are served at once");
            }
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void connectionsAreAcceptedAtAPace() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var server = server("accept-rate=5")) {
            long start = System.nanoTime();
            for (int i = 0; i < 8; i++) {
                echoing(server).close();
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertTrue(
                    millis >= 3 * 200, "five at once and three in turn, but it took ms: " + millis);
            assertTrue(text(log).contains("accept-rate=5"), "the log says so: " + text(log));
        }
    }

    @Test
    void noMoreBytesThanMayCome() throws Exception {
        try (var server = server("max-bytes=1000");
                Socket socket = server.connect()) {
            byte[] message = Exchange.randomBytes(1000);
            socket.getOutputStream().write(message);
            assertArrayEquals(message, socket.getInputStream().readNBytes(1000), "all that may");
            socket.getOutputStream().write(1);
            assertTrue(isEnd(socket), "one more ends it");
        }
    }

    @Test
    void asManyAsMayComeAreAnOrdinaryConnection() throws Exception {
        try (var server = server("max-bytes=1000");
                Socket socket = server.connect()) {
            socket.getOutputStream().write(Exchange.randomBytes(1000));
            socket.shutdownOutput();
            assertEquals(1000, socket.getInputStream().readAllBytes().length, "and its end");
        }
    }

    @Test
    void noMoreBytesThanMayGo() throws Exception {
        try (var server =
                        new TestServer(
                                "tcp://127.0.0.1:0?max-bytes=1000",
                                connection -> connection.output().write(new byte[5000]));
                Socket socket = server.connect()) {
            assertEquals(
                    List.of(1000),
                    List.of(socket.getInputStream().readNBytes(5000).length),
                    "so many, and then the end");
        }
    }

    private static TestServer server(String options) throws Exception {
        return new TestServer("tcp://127.0.0.1:0?" + options, TestHandler::echo);
    }

    private static Socket echoing(TestServer server) throws IOException {
        Socket socket = server.connect();
        assertEquals(1, Exchange.pingPong(socket, (byte) 1)[0], "it echoes");
        return socket;
    }

    private static boolean echoes(TestServer server) {
        try (Socket socket = server.connect()) {
            socket.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
            return Exchange.pingPong(socket, (byte) 1)[0] == 1;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void readToTheEnd(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            // An end, too.
        }
    }

    private static boolean isEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static String text(RecordedLog log) {
        return log.events().stream()
                .map(event -> event.getFormattedMessage() + " " + event.getKeyValuePairs())
                .collect(Collectors.joining("\n"));
    }
}
