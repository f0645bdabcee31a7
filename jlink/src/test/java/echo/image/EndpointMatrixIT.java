package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every scheme, with every form of host, for an echo and for what answers nothing. */
final class EndpointMatrixIT {

    private static final Map<String, ServerProcess> SERVERS = new ConcurrentHashMap<>();
    private static Path folder;

    @BeforeAll
    static void makeFolder() throws Exception {
        folder = Files.createTempDirectory("echo-matrix");
    }

    @AfterAll
    static void stop() throws Exception {
        SERVERS.values().forEach(ServerProcess::close);
        Run.of("rm", "-r", folder.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "tcp, 127.0.0.1, 127.0.0.1",
        "tcp, [::1], [::1]",
        "tcp, localhost, localhost",
        "tcp, *, localhost",
        "tcp, *, 127.0.0.1",
        "tcp4, 127.0.0.1, 127.0.0.1",
        "tcp4, localhost, localhost",
        "tcp4, *, 127.0.0.1",
        "tcp6, [::1], [::1]",
        "tcp6, ip6.localhost, [::1]",
        "tcp6, *, [::1]",
        "udp, 127.0.0.1, 127.0.0.1",
        "udp, [::1], [::1]",
        "udp, localhost, localhost",
        "udp, *, localhost",
        "udp, *, [::1]",
        "udp, 0.0.0.0, 127.0.0.1",
        "udp, [::], [::1]",
        "udp4, 127.0.0.1, 127.0.0.1",
        "udp4, localhost, localhost",
        "udp4, *, 127.0.0.1",
        "udp6, [::1], [::1]",
        "udp6, *, [::1]",
        "unix, path, path",
    })
    void thereAndBack(String scheme, String listen, String connect) throws Exception {
        if (connect.contains("::1")) {
            Machine.needsIpv6();
        }
        if (listen.equals("ip6.localhost")) {
            Machine.needsName("ip6-localhost");
        }
        String host = listen.replace("ip6.localhost", "ip6-localhost");
        Run echoed = Run.of(Image.BUILT.client(), endpoint(scheme, host, connect, "echo"));
        assertEquals("Received 'Hello, world'", echoed.out(), () -> "the echo: " + echoed.err());
        assertEquals(0, echoed.exit(), "all came back");
        discard(endpoint(scheme, host, connect, "discard"));
        if (scheme.startsWith("udp")) {
            SERVERS.get("%s://%s:0?handler=discard".formatted(scheme, host))
                    .err()
                    .await("a line for the datagram", line -> line.contains("in=3 out=0"));
        }
    }

    /** Starts a server, and answers where to connect to. */
    private static String endpoint(String scheme, String listen, String connect, String handler)
            throws Exception {
        if (scheme.equals("unix")) {
            String path = "unix:" + folder.resolve(handler + ".sock");
            start(path + "?handler=" + handler);
            return path;
        }
        ServerProcess server = start("%s://%s:0?handler=%s".formatted(scheme, listen, handler));
        return "%s://%s:%d".formatted(scheme, connect, server.port());
    }

    private static ServerProcess start(String endpoint) throws Exception {
        ServerProcess server = SERVERS.get(endpoint);
        if (server == null) {
            server = ServerProcess.start(Image.BUILT, "--log-level", "debug", "--listen", endpoint);
            SERVERS.put(endpoint, server);
        }
        return server;
    }

    /** Of a stream the end comes back and nothing else; of datagrams nothing at all. */
    private static void discard(String endpoint) throws Exception {
        if (endpoint.startsWith("unix:")) {
            discard(
                    SocketChannel.open(
                            UnixDomainSocketAddress.of(endpoint.substring("unix:".length()))));
            return;
        }
        int colon = endpoint.lastIndexOf(':');
        String host = endpoint.substring(endpoint.indexOf("://") + 3, colon);
        int port = Integer.parseInt(endpoint.substring(colon + 1));
        var address = new InetSocketAddress(InetAddress.getByName(host), port);
        if (endpoint.startsWith("udp")) {
            try (var socket = new DatagramSocket()) {
                // An error comes back from a port where nobody listens, and this would throw it.
                socket.connect(address);
                socket.send(new DatagramPacket(new byte[] {1, 2, 3}, 3));
                socket.send(new DatagramPacket(new byte[] {1, 2, 3}, 3));
            }
        } else {
            discard(SocketChannel.open(address));
        }
    }

    private static void discard(SocketChannel channel) throws Exception {
        try (channel) {
            channel.write(ByteBuffer.wrap("Hello, world".getBytes()));
            channel.shutdownOutput();
            var received = ByteBuffer.allocate(64);
            assertEquals(-1, channel.read(received), "the end, and nothing before it");
        }
    }
}
