package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import echo.server.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who is served by a listener that is told whom it may serve. */
@Timeout(60)
final class DoorTest {

    private static final String TRUSTING = "proxy-protocol=on&trusted=127.0.0.1";
    private static final String HEADER = "PROXY TCP4 192.0.2.7 192.0.2.1 4567 80\r\n";

    @TempDir private Path folder;

    /** Answers who the peer is. */
    private static TestServer server(String options) throws Exception {
        return new TestServer(
                "tcp://0.0.0.0:0?" + options,
                connection -> {
                    connection.input().read();
                    String peer = connection.peerAddress() + " " + connection.localAddress();
                    connection.output().write(peer.getBytes(US_ASCII));
                });
    }

    private static String talk(TestServer server, String from, String message) throws IOException {
        try (var socket =
                new Socket(
                        InetAddress.getByName("127.0.0.1"),
                        server.port(),
                        InetAddress.getByName(from),
                        0)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(message.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allow=127.0.0.0/8 | true | true",
                "allow=127.0.0.1 | true | false",
                "deny=127.0.0.2 | true | false",
                "deny=127.0.0.0/8&allow=127.0.0.2 | false | true",
                "allow=10.0.0.0/8 | false | false",
            })
    void allowAndDenyAreObeyed(String options, boolean first, boolean second) throws Exception {
        try (var server = server(options)) {
            assertServed(first, server, "127.0.0.1", "x");
            assertServed(second, server, "127.0.0.2", "x");
        }
    }

    @Test
    void aListInAFileIsReadAnewAtAReload() throws Exception {
        Path list = Files.writeString(folder.resolve("allow"), "10.0.0.0/8 # nobody here\n");
        try (var server = server("allow=" + list)) {
            assertServed(false, server, "127.0.0.1", "x");
            Files.writeString(list, "127.0.0.1\n");
            var dispatch = server.server().dispatch();
            dispatch.swap(dispatch.all().stream().map(it -> it.reloaded()).toList());
            assertServed(true, server, "127.0.0.1", "x");
        }
    }

    @Test
    void aProxySaysWhoThePeerIs() throws Exception {
        try (var server = server(TRUSTING)) {
            assertEquals(
                    "/192.0.2.7:4567 /192.0.2.1:80",
                    talk(server, "127.0.0.1", HEADER + "x"),
                    "the peer behind the proxy, and where it connected to");
            assertTrue(
                    talk(server, "127.0.0.1", "PROXY UNKNOWN\r\nx").startsWith("/127.0.0.1:"),
                    "the proxy itself, if that does not say");
        }
    }

    @Test
    void onlyATrustedProxyIsHeard() throws Exception {
        try (var server = server(TRUSTING)) {
            assertServed(false, server, "127.0.0.2", HEADER + "x");
            assertServed(false, server, "127.0.0.1", "GET / HTTP/1.1\r\n\r\n");
        }
    }

    @Test
    void theRealPeerIsTheOneThatMayComeIn() throws Exception {
        try (var server = server(TRUSTING + "&deny=192.0.2.7")) {
            assertServed(false, server, "127.0.0.1", HEADER + "x");
            assertServed(true, server, "127.0.0.1", HEADER.replace("2.7", "2.8") + "x");
        }
    }

    @Test
    void aSourceHasSoManyAndNoMore() throws Exception {
        try (var server = new TestServer("tcp://127.0.0.1:0?max-per-source=2", TestHandler::echo)) {
            try (Socket first = echoing(server);
                    Socket second = echoing(server)) {
                assertThrows(IOException.class, () -> echoing(server), "a third is reset");
                assertTrue(first.isConnected() && second.isConnected(), "two are served");
            }
            Await.until("they have gone", () -> echoes(server));
        }
    }

    /** A proxy's connections are one source only until it has said who they are. */
    @Test
    void behindAProxyEachPeerIsASource() throws Exception {
        try (var server =
                new TestServer(
                        "tcp://127.0.0.1:0?max-per-source=1&" + TRUSTING, TestHandler::echo)) {
            try (Socket first = behindProxy(server, "192.0.2.1");
                    Socket second = behindProxy(server, "192.0.2.2")) {
                assertThrows(
                        IOException.class,
                        () -> behindProxy(server, "192.0.2.1"),
                        "one more of the first is reset");
                assertTrue(first.isConnected() && second.isConnected(), "one each is served");
            }
        }
    }

    @Test
    void aSourceConnectsSoOftenAndNoMore() throws Exception {
        try (var server = new TestServer("tcp://127.0.0.1:0?source-rate=3", TestHandler::echo)) {
            for (int i = 0; i < 3; i++) {
                echoing(server).close();
            }
            int refused = 0;
            for (int i = 0; i < 10 && refused == 0; i++) {
                refused += echoes(server) ? 0 : 1;
            }
            assertEquals(1, refused, "one of those that came right after was reset");
            Await.until("a second later", () -> echoes(server));
        }
    }

    /** It holds its connection open and says nothing. */
    @Test
    void whoSaysNothingIsEnded() throws Exception {
        try (var server = server("idle-timeout=0&handshake-timeout=200ms&" + TRUSTING);
                Socket socket = TestServer.connect("127.0.0.1", server.port())) {
            socket.getOutputStream().write("PROXY TC".getBytes(US_ASCII));
            assertTrue(isEnd(socket), "the end, after a while");
        }
    }

    private static Socket behindProxy(TestServer server, String peer) throws IOException {
        Socket socket = server.connect();
        String header = "PROXY TCP4 %s 192.0.2.9 1 2\r\n".formatted(peer);
        socket.getOutputStream().write(header.getBytes(US_ASCII));
        return ping(socket);
    }

    private static Socket echoing(TestServer server) throws IOException {
        return ping(server.connect());
    }

    private static Socket ping(Socket socket) throws IOException {
        socket.getOutputStream().write(7);
        if (socket.getInputStream().read() != 7) {
            throw new SocketException("no echo");
        }
        return socket;
    }

    private static boolean echoes(TestServer server) {
        try (Socket socket = echoing(server)) {
            return socket.isConnected();
        } catch (IOException reset) {
            return false;
        }
    }

    private static boolean isEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static void assertServed(
            boolean isServed, TestServer server, String from, String message) {
        String answer;
        try {
            answer = talk(server, from, message);
        } catch (IOException reset) {
            answer = "";
        }
        assertEquals(isServed, !answer.isEmpty(), from + " is served: " + answer);
    }
}
