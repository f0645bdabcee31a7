package echo.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.net.CouldNotOpenSocketException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** TCP, UDP and Unix sockets in one server. */
@Timeout(60)
final class MixedListenersTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int READ_TIMEOUT = 30_000;
    private static final byte[] HELLO = {1, 2, 3};

    @TempDir private Path folder;
    private Path path;

    @BeforeEach
    void choose() {
        path = folder.resolve("echo.sock");
    }

    @Test
    void allAreServedUntilTheDrain() throws Exception {
        var configs = Echo.on("tcp://127.0.0.1:0", "udp://127.0.0.1:0", "unix:" + path);
        try (var server = Server.start(configs, 5)) {
            List<String> lines = server.readyLines();
            assertEquals(3, lines.size(), "a line for each socket, in their order: " + lines);
            assertArrayEquals(HELLO, overTcp(ServerRun.port(lines.get(0))), lines.get(0));
            assertArrayEquals(HELLO, overUdp(ServerRun.port(lines.get(1))), lines.get(1));
            assertEquals("listening unix:" + path + " handler=echo", lines.get(2), "the last");
            assertArrayEquals(HELLO, overUnix(), lines.get(2));
            server.drain(LONG);
            assertThrows(
                    IOException.class,
                    () -> overTcp(ServerRun.port(lines.get(0))),
                    "nobody listens any more");
            assertFree(ServerRun.port(lines.get(1)));
            assertFalse(Files.exists(path), "the file is removed");
        }
    }

    /** What is left open by a failed start would be in the way of the next. */
    @Test
    void aStartThatFailsHalfWayUndoesWhatItDid() throws Exception {
        int udp = freePort();
        try (var taken = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            String last = "tcp://127.0.0.1:" + taken.getLocalPort();
            var e =
                    assertThrows(
                            CouldNotOpenSocketException.class,
                            () ->
                                    Server.start(
                                            Echo.on("unix:" + path, "udp://127.0.0.1:" + udp, last),
                                            5),
                            "the last address is taken");
            assertTrue(e.getMessage().contains(last), "names the last: " + e.getMessage());
        }
        assertFalse(Files.exists(path), "the file is removed");
        assertFree(udp);
        assertEquals(List.of(), threads("unix:" + path), "no thread accepts");
        assertEquals(List.of(), threads("udp://127.0.0.1:" + udp), "and none receives");
    }

    @Test
    void aPathThatCannotBeBoundUndoesTheOthersToo() throws Exception {
        int udp = freePort();
        var configs = Echo.on("udp://127.0.0.1:" + udp, "unix:" + folder);
        var e =
                assertThrows(
                        CouldNotOpenSocketException.class,
                        () -> Server.start(configs, 5),
                        "a folder is in the way");
        assertTrue(
                e.getMessage().startsWith("could not open socket for unix:" + folder + ": "),
                "names it: " + e.getMessage());
        assertFree(udp);
    }

    @Test
    void thePortsOfTcpAndUdpAreTwoThings() throws Exception {
        try (var first = Server.start(Echo.on("tcp://127.0.0.1:0"), 5)) {
            int port = ServerRun.port(first.readyLines().getFirst());
            try (var second = Server.start(Echo.on("udp://127.0.0.1:" + port), 5)) {
                assertEquals(
                        List.of("listening udp://127.0.0.1:%d handler=echo".formatted(port)),
                        second.readyLines(),
                        "on the same number");
                assertArrayEquals(HELLO, overTcp(port), "TCP");
                assertArrayEquals(HELLO, overUdp(port), "UDP");
            }
        }
    }

    private static byte[] overTcp(int port) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(READ_TIMEOUT);
            socket.getOutputStream().write(HELLO);
            return socket.getInputStream().readNBytes(HELLO.length);
        }
    }

    private static byte[] overUdp(int port) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(READ_TIMEOUT);
            var server = new InetSocketAddress("127.0.0.1", port);
            socket.send(new DatagramPacket(HELLO, HELLO.length, server));
            var packet = new DatagramPacket(new byte[10], 10);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        }
    }

    private byte[] overUnix() throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            channel.write(ByteBuffer.wrap(HELLO));
            channel.shutdownOutput();
            var received = ByteBuffer.allocate(HELLO.length + 1);
            while (channel.read(received) >= 0) {
                assertTrue(received.hasRemaining(), "no more than was sent");
            }
            return Arrays.copyOf(received.array(), received.position());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            return socket.getLocalPort();
        }
    }

    private static void assertFree(int port) throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", port))) {
            assertTrue(socket.isBound(), "UDP port " + port + " is free again");
        }
    }

    private static List<Thread> threads(String listener) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(listener))
                .toList();
    }
}
