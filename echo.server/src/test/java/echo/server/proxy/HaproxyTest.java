package echo.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.api.net.AddressText;
import echo.server.Machine;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What haproxy really sends; only what is behind its header is the client's. */
@Timeout(120)
final class HaproxyTest {

    private static final String PAYLOAD = "\r\nhello";

    /** Of version 2, with fields of each kind it has without TLS. */
    private static final String V2 =
            "send-proxy-v2 proxy-v2-options crc32c,unique-id,authority,ssl";

    @TempDir private Path folder;

    @BeforeEach
    void needsHaproxy() {
        assumeTrue(Haproxy.isHere(), "needs the programs haproxy and python3");
    }

    /** The last is IPv4 to the client, and IPv6 to haproxy, which writes it as such. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "::ffff:127.0.0.1"})
    void tellsWhoConnectedToIt(String address) throws Exception {
        if (address.indexOf(':') >= 0) {
            Machine.assumeIpv6();
        }
        try (var server = server()) {
            String both =
                    listen("v1", "fd@3", server, "send-proxy") + listen("v2", "fd@4", server, V2);
            try (var haproxy = new Haproxy(folder, both, address, address)) {
                for (int i = 0; i < 2; i++) {
                    try (var client = new Socket(InetAddress.ofLiteral(address), haproxy.port(i));
                            var connection = server.accept()) {
                        client.getOutputStream().write(Headers.ascii(PAYLOAD));
                        var header =
                                assertInstanceOf(
                                        ProxyHeader.Relayed.class, read(connection), "v" + (1 + i));
                        assertEquals(
                                AddressText.of(client.getLocalSocketAddress()),
                                AddressText.of(header.source()),
                                "the client, v" + (1 + i));
                        assertEquals(
                                AddressText.of(client.getRemoteSocketAddress()),
                                AddressText.of(header.destination()),
                                "where it connected to, v" + (1 + i));
                        assertPayload(connection);
                    }
                }
            }
        }
    }

    @Test
    void doesNotTellOfClientsOverUnixSockets() throws Exception {
        try (var server = server()) {
            Path v1 = folder.resolve("v1");
            Path v2 = folder.resolve("v2");
            String both =
                    listen("v1", "unix@" + v1, server, "send-proxy")
                            + listen("v2", "unix@" + v2, server, V2)
                            + listen("ready", "fd@3", server, "send-proxy");
            // When that one is served, the others are bound.
            try (var haproxy = new Haproxy(folder, both, "127.0.0.1");
                    var ready = new Socket(InetAddress.getLoopbackAddress(), haproxy.port(0));
                    var first = server.accept()) {
                assertEquals(ready.getLocalPort(), port(read(first)), "it is ready");
                for (Path path : List.of(v1, v2)) {
                    try (var _ = connected(path);
                            var connection = server.accept()) {
                        assertEquals(new ProxyHeader.Local(), read(connection), "over " + path);
                        assertPayload(connection);
                    }
                }
            }
        }
    }

    private static SocketChannel connected(Path path) throws IOException {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
        client.connect(UnixDomainSocketAddress.of(path));
        client.write(ByteBuffer.wrap(Headers.ascii(PAYLOAD)));
        return client;
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-send-proxy send-proxy-v2", "check-send-proxy " + V2})
    void itsHealthChecksAreItsOwn(String version) throws Exception {
        try (var server = server()) {
            String checked = listen("checked", "fd@3", server, "check inter 1s " + version);
            try (var _ = new Haproxy(folder, checked, "127.0.0.1");
                    var connection = server.accept()) {
                assertEquals(new ProxyHeader.Local(), read(connection), "a check");
            }
        }
    }

    private static ServerSocket server() throws IOException {
        var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(60_000);
        return server;
    }

    private static String listen(String name, String bind, ServerSocket to, String how) {
        return """
        listen %s
            mode tcp
            bind %s
            timeout client 60s
            timeout server 60s
            timeout connect 60s
            unique-id-format %%ci-%%cp
            server it 127.0.0.1:%d %s
        """
                .formatted(name, bind, to.getLocalPort(), how);
    }

    private static ProxyHeader read(Socket connection) throws IOException {
        connection.setSoTimeout(60_000);
        return ProxyHeader.readFrom(connection.getInputStream());
    }

    private static int port(ProxyHeader header) {
        var relayed = assertInstanceOf(ProxyHeader.Relayed.class, header, "whom it tells of");
        return ((InetSocketAddress) relayed.source()).getPort();
    }

    private static void assertPayload(Socket connection) throws IOException {
        byte[] payload = connection.getInputStream().readNBytes(PAYLOAD.length());
        assertEquals(
                PAYLOAD, new String(payload, StandardCharsets.US_ASCII), "what the client sent");
    }
}
