package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** The image's server behind haproxy, which says whose the connections are. */
@Timeout(300)
final class ProxyProtocolIT {

    /** A client that is not where haproxy connects from; Linux has all of 127.0.0.0/8. */
    private static final String CLIENT = "127.0.0.3";

    private static final String[] WAYS = {
        "send-proxy", "send-proxy-v2", "send-proxy-v2 proxy-v2-options crc32c,unique-id,authority"
    };

    private static final String LISTEN = "tcp://127.0.0.1:0?proxy-protocol=on&trusted=127.0.0.1";

    @TempDir private Path folder;

    @BeforeEach
    void needsHaproxy() throws IOException {
        Machine.needs("haproxy");
        Machine.needs("python3");
        Machine.needsAddress(CLIENT);
    }

    @Test
    void theAccessLogHasTheRealPeer() throws Exception {
        try (var server = ServerProcess.start(Image.BUILT, "--listen", LISTEN);
                var haproxy = new Haproxy(folder, server.port(), WAYS)) {
            for (int way = 0; way < WAYS.length; way++) {
                try (var client = client(CLIENT, haproxy.port(way))) {
                    assertEquals("hello", echo(client, "hello"), WAYS[way]);
                    client.shutdownOutput();
                    assertEquals(-1, client.getInputStream().read(), "the end");
                    String peer = "peer=" + CLIENT + ":" + client.getLocalPort() + " ";
                    String line =
                            server.err().await("an entry with " + peer, l -> l.contains(peer));
                    assertTrue(
                            line.contains("in=5 out=5"),
                            () -> "without the bytes of the header: " + line);
                }
            }
        }
    }

    /** As deny is about the real peer, and trusted about the proxy. */
    @Test
    void theRealPeerIsLetInOrNot() throws Exception {
        String listen = LISTEN + "&deny=" + CLIENT;
        try (var server = ServerProcess.start(Image.BUILT, "--listen", listen);
                var haproxy = new Haproxy(folder, server.port(), WAYS)) {
            for (int way = 0; way < WAYS.length; way++) {
                int port = haproxy.port(way);
                assertUnanswered(() -> client(CLIENT, port), "hello");
                try (var other = client("127.0.0.1", port)) {
                    assertEquals("hello", echo(other, "hello"), "another, " + WAYS[way]);
                }
            }
        }
    }

    @Test
    void whoIsNotTrustedIsNotBelieved() throws Exception {
        try (var server = ServerProcess.start(Image.BUILT, "--listen", LISTEN)) {
            assertUnanswered(
                    () -> client(CLIENT, server.port()),
                    "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\nhello");
        }
    }

    @Test
    void withoutAHeaderThereIsNoAnswer() throws Exception {
        try (var server = ServerProcess.start(Image.BUILT, "--listen", LISTEN)) {
            for (String text : new String[] {"GET / HTTP/1.1\r\n\r\n", "PROXY TCP4 1.2.3.4\r\n"}) {
                assertUnanswered(() -> client("127.0.0.1", server.port()), text);
            }
            try (var client = client("127.0.0.1", server.port())) {
                assertEquals(
                        "hello",
                        echo(client, "PROXY UNKNOWN\r\n", "hello"),
                        "the next one with a header is served");
            }
        }
    }

    @Test
    void tlsPassesThrough() throws Exception {
        Machine.needs("openssl");
        certificate();
        String listen =
                LISTEN
                        + "&tls=on&cert=%s&key=%s"
                                .formatted(folder.resolve("ca.pem"), folder.resolve("key.pem"));
        try (var server = ServerProcess.start(Image.BUILT, "--listen", listen);
                var haproxy = new Haproxy(folder, server.port(), WAYS)) {
            for (int way = 0; way < WAYS.length; way++) {
                String client = "127.0.0." + (10 + way);
                assertSecured(client, haproxy.port(way));
                String peer = "peer=" + client + ":";
                String line = server.err().await("an entry with " + peer, l -> l.contains(peer));
                assertTrue(line.contains("in=6 out=6"), () -> "what was echoed: " + line);
            }
        }
    }

    /** Says hello over TLS, and goes when that has come back. */
    private void assertSecured(String client, int port) throws Exception {
        Process openssl =
                new ProcessBuilder(
                                ("openssl s_client -quiet -no_ign_eof -verify_return_error"
                                                + " -verify_ip 127.0.0.1 -CAfile ca.pem"
                                                + " -bind %s:0 -connect 127.0.0.1:%d")
                                        .formatted(client, port)
                                        .split(" "))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        try {
            try (var in = openssl.outputWriter()) {
                in.write("hello\n");
                in.flush();
                new Lines(openssl.inputReader()).await("the echo", line -> line.equals("hello"));
            }
            assertTrue(Lines.ends(openssl), "it goes when its input ends");
        } finally {
            openssl.destroyForcibly();
        }
    }

    /** One that signs itself, for 127.0.0.1. */
    private void certificate() throws Exception {
        Run openssl =
                Run.of(
                        new ProcessBuilder(
                                        ("openssl req -x509 -newkey ec -pkeyopt"
                                                        + " ec_paramgen_curve:P-256 -nodes -days 2"
                                                        + " -subj /CN=echo -addext"
                                                        + " subjectAltName=IP:127.0.0.1 -keyout"
                                                        + " key.pem -out ca.pem")
                                                .split(" "))
                                .directory(folder.toFile()),
                        "");
        assertEquals(0, openssl.exit(), () -> "openssl makes it: " + openssl.err());
    }

    private static Socket client(String address, int port) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(address, 0));
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 60_000);
        return socket;
    }

    private static String echo(Socket client, String message) throws IOException {
        return echo(client, "", message);
    }

    private static String echo(Socket client, String before, String message) throws IOException {
        client.getOutputStream().write((before + message).getBytes(StandardCharsets.US_ASCII));
        byte[] received = client.getInputStream().readNBytes(message.length());
        return new String(received, StandardCharsets.US_ASCII);
    }

    /** Nothing comes but the end, be it an orderly one or a reset, even before it is connected. */
    private static void assertUnanswered(Callable<Socket> connecting, String text)
            throws Exception {
        int first;
        try (Socket client = connecting.call()) {
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            first = client.getInputStream().read();
        } catch (ConnectException nobodyListens) {
            throw nobodyListens;
        } catch (SocketException reset) {
            first = -1;
        }
        assertEquals(-1, first, "no answer to " + text.strip());
    }
}
