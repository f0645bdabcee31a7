package echo.server.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.cli.UsageException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;

/** What the command line's {@code inherit:} becomes. */
final class InheritedTest {

    @TempDir private Path folder;

    @Test
    void aListeningSocketIsWhatItIsBoundTo() throws Exception {
        try (var socket = listening()) {
            var inherited = Inherited.of(socket, "inherit:?handler=x&a=b%26");
            int port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
            assertEquals(
                    "tcp://127.0.0.1:" + port, inherited.endpoint().toString(), "its endpoint");
            assertEquals(
                    Map.of("handler", "x", "a", "b&"), inherited.endpoint().options(), "options");
            assertFalse(inherited.isConnection(), "more than one can come");
        }
    }

    @Test
    void aConnectionIsOne() throws Exception {
        try (var socket = listening();
                var client = SocketChannel.open(socket.getLocalAddress())) {
            var inherited = Inherited.of(client, "inherit:");
            assertTrue(inherited.isConnection(), "it is all that comes");
        }
    }

    @Test
    void aUnixSocketHasItsPath() throws Exception {
        Path path = folder.resolve("a socket");
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(path));
            var endpoint = Inherited.of(socket, "inherit:?handler=x").endpoint();
            assertEquals("unix:" + folder + "/a%20socket", endpoint.toString(), "its endpoint");
            assertRefused(
                    () -> Inherited.of(socket, "inherit:?mode=600"),
                    "--listen 'inherit:?mode=600' has the option 'mode': who may connect is decided"
                            + " where the socket is made, by SocketMode= of systemd");
        }
    }

    @Test
    void anyOtherSocketIsRefused() throws Exception {
        String remedy = ": it must be what systemd or inetd hands over";
        try (var datagrams = DatagramChannel.open();
                var unbound = ServerSocketChannel.open()) {
            assertRefused(
                    () -> Inherited.of(datagrams, "inherit:"),
                    "--listen 'inherit:': standard input is not a TCP or Unix stream socket"
                            + remedy);
            assertRefused(
                    () -> Inherited.of(unbound, "inherit:"),
                    "--listen 'inherit:': standard input is a socket that is not bound" + remedy);
        }
    }

    @Test
    void anAddressIsRefused() throws Exception {
        try (var socket = listening()) {
            assertRefused(
                    () -> Inherited.of(socket, "inherit://x"),
                    "--listen 'inherit://x' has an address: write inherit: or inherit:?NAME=VALUE");
        }
    }

    private static ServerSocketChannel listening() throws Exception {
        return ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    }

    private static void assertRefused(
            org.junit.jupiter.api.function.Executable taking, String message) {
        assertEquals(
                message, assertThrows(UsageException.class, taking).getMessage(), "what it says");
    }
}
