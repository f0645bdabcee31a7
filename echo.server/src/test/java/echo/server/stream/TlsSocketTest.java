package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.TlsSession;
import echo.authority.Authority;
import echo.server.RecordedLog;
import echo.server.log.Log;
import echo.tls.PeerName;
import echo.tls.TlsChannel;
import echo.tls.TlsClient;
import echo.tls.Trust;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Handlers over TLS see what they see without: data, ends, failures. The JDK is the client. */
@Timeout(60)
final class TlsSocketTest {

    @TempDir private static Path folder;
    private static Authority authority;
    private static SSLContext context;
    private static String options;

    private final RecordedLog access = new RecordedLog(Log.ACCESS);

    @BeforeAll
    static void certificates() throws Exception {
        authority = new Authority(folder, "ca");
        authority.issue("server", "EC", "-ext", "san=dns:localhost");
        Path chain = authority.chain("server");
        Path key = authority.key("server");
        context = authority.server("server");
        options = "?tls=on&cert=%s&key=%s".formatted(chain, key);
    }

    @AfterEach
    void close() {
        access.close();
    }

    private static TestServer server(TestHandler.Body body) throws Exception {
        return new TestServer("tcp://127.0.0.1:0" + options, body);
    }

    private static SSLSocket connect(TestServer server, String protocol) throws IOException {
        var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(server.connect(), "localhost", 0, true);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    private String end() {
        return AccessEntry.only(access).end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void allSizesComeBackExactly(String protocol) throws Exception {
        byte[] sent = Exchange.randomBytes(3_000_000);
        try (var server = server(TestHandler::echo)) {
            try (var socket = connect(server, protocol)) {
                // Around the idle buffers, and records; many in a burst.
                byte[] back = Exchange.of(socket, sent, 1, 111, 112, 113, 130, 16384, 16385, 99999);
                assertArrayEquals(sent, back, "the echo");
            }
            var entry = AccessEntry.only(access);
            assertEquals(sent.length, entry.in(), "bytes of data, not of records");
            assertEquals(sent.length, entry.out(), "as many back");
            assertEquals("eof", entry.end(), "close_notify is the peer's end");
        }
    }

    @Test
    void aMessageOfEachSizeIsAnsweredAtOnce() throws Exception {
        try (var server = server(TestHandler::echo);
                var socket = connect(server, "TLSv1.3")) {
            for (int size = 1; size < 600; size++) {
                byte[] message = Exchange.randomBytes(size);
                assertArrayEquals(message, Exchange.pingPong(socket, message), size + " bytes");
            }
        }
    }

    @Test
    void anAnswerBehindTheEndOfThePeer() throws Exception {
        try (var server =
                        server(
                                connection -> {
                                    byte[] all = connection.input().readAllBytes();
                                    connection.output().write(all.length);
                                });
                var socket = connect(server, "TLSv1.3")) {
            assertArrayEquals(new byte[] {7}, Exchange.of(socket, new byte[7], 7), "the answer");
            assertEquals("eof", end(), "a good end");
        }
    }

    @Test
    void anAnswerBeforeTheEndOfThePeer() throws Exception {
        try (var server =
                server(
                        connection -> {
                            connection.output().write(5);
                            connection.shutdownOutput();
                            connection.shutdownOutput();
                            assertEquals(1, connection.input().read(), "reading goes on");
                        })) {
            // Closed before the end is looked at, or the server would wait for more.
            try (var socket = connect(server, "TLSv1.3")) {
                assertEquals(5, socket.getInputStream().read(), "the answer");
                assertEquals(-1, socket.getInputStream().read(), "and its end");
                socket.getOutputStream().write(new byte[] {1, 2, 3});
            }
            assertEquals("done", end(), "the handler was done first");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void anEndWithoutCloseNotifyIsAFailure(String protocol) throws Exception {
        var seen = new SynchronousQueue<Throwable>();
        try (var server =
                        server(
                                connection -> {
                                    assertEquals(1, connection.input().read(), "what came before");
                                    seen.put(
                                            assertThrows(
                                                    IOException.class,
                                                    () -> connection.input().read(),
                                                    "truncated"));
                                });
                Socket plain = server.connect()) {
            var socket =
                    (SSLSocket)
                            context.getSocketFactory().createSocket(plain, "localhost", 0, false);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.getOutputStream().write(1);
            plain.shutdownOutput();
            assertInstanceOf(
                    IOException.class, seen.poll(30, TimeUnit.SECONDS), "the handler is told");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aFaultAndAResetAreSeenAsFailures(String protocol) throws Exception {
        for (boolean isReset : new boolean[] {true, false}) {
            try (var server =
                            server(
                                    connection -> {
                                        connection.input().read();
                                        if (isReset) {
                                            connection.reset();
                                        } else {
                                            throw new IllegalStateException("a bug");
                                        }
                                    });
                    var socket = connect(server, protocol)) {
                socket.getOutputStream().write(1);
                assertThrows(
                        IOException.class,
                        () -> socket.getInputStream().read(),
                        "not a good end, reset " + isReset);
            }
        }
    }

    /** The main thread cuts while the handler is in the middle of a write. */
    @Test
    void aDrainIsNotHeldUpByAPeerThatDoesNotRead() throws Exception {
        var started = new CountDownLatch(1);
        try (var server =
                        server(
                                connection -> {
                                    started.countDown();
                                    while (true) {
                                        connection.output().write(new byte[100_000]);
                                    }
                                });
                var channel = ourClient(new InetSocketAddress("127.0.0.1", server.port()))) {
            assertTrue(started.await(30, TimeUnit.SECONDS), "the handler runs");
            server.server().drain(Duration.ZERO);
            assertEquals("cut", end(), "as without TLS");
            var buffer = ByteBuffer.allocate(100_000);
            assertThrows(
                    IOException.class,
                    () -> {
                        while (channel.read(buffer.clear()) >= 0) {}
                    },
                    "no close_notify");
        }
    }

    /** Unlike the JDK's it does not take the end of the connection for that of TLS. */
    private static TlsChannel ourClient(SocketAddress server) throws Exception {
        var channel =
                new TlsClient(Trust.of(authority.certificate()))
                        .channel(SocketChannel.open(server), PeerName.of("localhost"));
        channel.handshake(Duration.ofSeconds(30));
        return channel;
    }

    @Test
    void aHandshakeIsCutLikeAConnection() throws Exception {
        try (var server = server(TestHandler::echo);
                var half = server.connect()) {
            half.getOutputStream().write(new byte[] {22, 3, 1, 2});
            half.getOutputStream().flush();
            server.server().drain(Duration.ZERO);
            int n;
            try {
                n = half.getInputStream().read();
            } catch (SocketException reset) {
                n = -1;
            }
            assertEquals(-1, n, "closed, and not a word");
        }
    }

    @Test
    void aClientWithoutTlsIsToldSoAndGone() throws Exception {
        try (var server = server(TestHandler::echo);
                var socket = server.connect()) {
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
            byte[] answer = socket.getInputStream().readAllBytes();
            assertEquals(21, answer[0], "an alert");
            assertEquals("tls", end(), "no handler has seen it");
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3", "TLSv1.2"})
    void theHandlerIsToldAboutIt(String protocol) throws Exception {
        var seen = new SynchronousQueue<TlsSession>();
        try (var server =
                        server(
                                connection -> {
                                    seen.put(connection.tls().orElseThrow());
                                    connection.input().read();
                                });
                var socket = connect(server, protocol)) {
            TlsSession tls = seen.poll(30, TimeUnit.SECONDS);
            assertEquals(protocol, tls.session().getProtocol(), "the version");
            assertEquals(
                    socket.getSession().getCipherSuite(),
                    tls.session().getCipherSuite(),
                    "what both sides use");
            assertEquals("", tls.applicationProtocol(), "none was offered");
            assertThrows(
                    SSLException.class, () -> tls.session().getPeerCertificates(), "nobody asked");
        }
    }

    @Test
    void overAUnixSocket() throws Exception {
        Path path = folder.resolve("socket");
        byte[] sent = Exchange.randomBytes(300_000);
        try (var server = new TestServer(TestServer.endpoint(path) + options, TestHandler::echo);
                var channel = ourClient(UnixDomainSocketAddress.of(path))) {
            FutureTask<Void> sender =
                    Exchange.beside(
                            () -> {
                                channel.write(ByteBuffer.wrap(sent));
                                channel.shutdownOutput();
                                return null;
                            });
            var back = ByteBuffer.allocate(sent.length + 1);
            while (channel.read(back) >= 0) {}
            sender.get();
            assertArrayEquals(sent, Arrays.copyOf(back.array(), back.position()), "the echo");
            assertTrue(server.name().startsWith("unix:"), server.name());
        }
    }
}
