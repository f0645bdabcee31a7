package echo.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import echo.api.net.SocketType;
import echo.client.command.ExitCode;
import echo.client.connect.ProxyProtocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The header goes first, has the addresses of the connection, and is no part of the message. */
@Timeout(60)
final class ProxyHeaderTest {

    /** The header that came, and from whom. */
    private record Got(byte[] header, SocketAddress peer) {}

    private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();

    /** Takes a header of that length, and echoes the rest. */
    private TestServer.Service echoBehindHeader(int length) {
        return peer -> {
            byte[] header = Services.in(peer).readNBytes(length);
            got.add(new Got(header, peer.getRemoteAddress()));
            Services.echo(peer);
        };
    }

    /** Takes a header to the end of its line, and echoes the rest. */
    private final TestServer.Service echoBehindLine =
            peer -> {
                var header = new ByteArrayOutputStream();
                int b;
                do {
                    b = Services.in(peer).read();
                    header.write(b);
                } while (b != '\n' && b >= 0);
                got.add(new Got(header.toByteArray(), peer.getRemoteAddress()));
                Services.echo(peer);
            };

    @Test
    void version1() throws Exception {
        try (var server = new TestServer(echoBehindLine)) {
            ClientRun.at(server, "--proxy-protocol", "v1")
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            assertLine(server);
            assertEquals(
                    "",
                    ClientRun.verify(
                                    server,
                                    "--proxy-protocol",
                                    "v1",
                                    "--bytes",
                                    "1000",
                                    "--message-size",
                                    "10")
                            .err(),
                    "verify sends it, too");
            assertLine(server);
        }
    }

    private void assertLine(TestServer server) throws InterruptedException {
        Got one = got.take();
        assertEquals(
                "PROXY TCP4 127.0.0.1 127.0.0.1 %d %d\r\n"
                        .formatted(((InetSocketAddress) one.peer()).getPort(), server.port()),
                new String(one.header(), ISO_8859_1),
                "who we are");
    }

    @Test
    void version2() throws Exception {
        try (var server = new TestServer(echoBehindHeader(28))) {
            ClientRun.at(server, "--proxy-protocol", "v2")
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            Got one = got.take();
            assertArrayEquals(
                    ProxyProtocol.V2.header(SocketType.STREAM, one.peer(), server.address()),
                    one.header(),
                    "who we are");
        }
    }

    @Test
    void version2OverAUnixSocket(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("s");
        try (var server = new TestServer(path, echoBehindHeader(16 + 216))) {
            ClientRun.at(server, "--proxy-protocol", "v2")
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            assertArrayEquals(
                    ProxyProtocol.V2.header(
                            SocketType.STREAM,
                            UnixDomainSocketAddress.of(""),
                            UnixDomainSocketAddress.of(path)),
                    got.take().header(),
                    "a name we do not have, and the path");
        }
    }

    @Test
    void version1OverAUnixSocket(@TempDir Path folder) throws Exception {
        try (var server = new TestServer(folder.resolve("s"), echoBehindLine)) {
            ClientRun.at(server, "--proxy-protocol", "v1")
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            assertEquals(
                    "PROXY UNKNOWN\r\n",
                    new String(got.take().header(), ISO_8859_1),
                    "which it has no words for");
        }
    }

    @Test
    void version2InADatagram() throws Exception {
        try (var server =
                new UdpServer(all -> Optional.of(Arrays.copyOfRange(all, 28, all.length)))) {
            ClientRun.of(server.uri(), "--proxy-protocol", "v2")
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            UdpServer.Got one = server.take();
            assertArrayEquals(
                    ProxyProtocol.V2.header(SocketType.DGRAM, one.sender(), server.address()),
                    Arrays.copyOf(one.payload(), 28),
                    "who we are");
        }
    }

    @Test
    void noHeader() throws Exception {
        try (var server = new TestServer(echoBehindHeader(0))) {
            ClientRun.at(server, "--proxy-protocol", "none")
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            assertEquals(0, got.take().header().length, "nothing before the message");
        }
    }
}
