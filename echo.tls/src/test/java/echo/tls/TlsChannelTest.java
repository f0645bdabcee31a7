package echo.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.authority.Authority;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Bytes over a session, in both modes of the channel. Keys are updated every 256 KB here: see
 * key-updates.properties.
 */
@Timeout(120)
final class TlsChannelTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir private static Path folder;
    private static Authority authority;
    private static TlsClient client;

    @BeforeAll
    static void certificates() throws Exception {
        authority = new Authority(folder, "ca");
        authority.issue("server", "EC", "-ext", "san=dns:localhost");
        client = new TlsClient(Trust.of(authority.certificate()));
    }

    private static TestServer serving(String protocol, TestServer.Service service)
            throws Exception {
        return new TestServer(authority.server("server"), TestServer.only(protocol), service);
    }

    private static TlsChannel connected(SocketChannel transport) throws IOException {
        TlsChannel channel = client.channel(transport, PeerName.of("localhost"));
        channel.handshake(LONG);
        return channel;
    }

    /** Messages of any size, one after the other, over a selector as a load test would. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void thousandsOfMessagesWithoutBlocking(String protocol) throws Exception {
        var random = new Random(42);
        try (var server = serving(protocol, TestServer::echo);
                var transport = server.connect();
                var channel = connected(transport);
                var selector = Selector.open()) {
            transport.configureBlocking(false);
            SelectionKey key = transport.register(selector, SelectionKey.OP_READ);
            for (int i = 0; i < 3000; i++) {
                // Mostly small; some larger than records, and than what sockets hold.
                int size = i % 100 == 0 ? random.nextInt(500_000) : random.nextInt(3_000);
                byte[] message = new byte[size];
                random.nextBytes(message);
                assertArrayEquals(message, exchanged(message, channel, selector, key), "echo " + i);
            }
            channel.shutdownOutput();
            assertEquals(-1, readWaiting(channel, selector, key), "the peer's end");
            assertEquals(-1, channel.read(ByteBuffer.allocate(1)), "again");
        }
    }

    private static byte[] exchanged(
            byte[] message, TlsChannel channel, Selector selector, SelectionKey key)
            throws IOException {
        var out = ByteBuffer.wrap(message);
        // Smaller than records, so that some of one is left in the channel.
        var back = ByteBuffer.allocate(message.length);
        while (back.hasRemaining()) {
            channel.write(out);
            int n;
            do {
                var piece = back.slice(back.position(), Math.min(1000, back.remaining()));
                n = channel.read(piece);
                assertTrue(n >= 0, "not at its end");
                back.position(back.position() + n);
            } while (n > 0);
            if (back.hasRemaining()) {
                boolean isFull = out.hasRemaining() || channel.hasPendingOutput();
                select(selector, key, isFull);
                channel.flush();
            }
        }
        return back.array();
    }

    private static int readWaiting(TlsChannel channel, Selector selector, SelectionKey key)
            throws IOException {
        int n;
        while ((n = channel.read(ByteBuffer.allocate(100))) == 0) {
            select(selector, key, channel.hasPendingOutput());
        }
        return n;
    }

    private static void select(Selector selector, SelectionKey key, boolean isFull)
            throws IOException {
        key.interestOps(SelectionKey.OP_READ | (isFull ? SelectionKey.OP_WRITE : 0));
        assertTrue(selector.select(60_000) > 0, "the server goes on");
        selector.selectedKeys().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aFullSocketTakesNoMore(String protocol) throws Exception {
        try (var server = serving(protocol, peer -> hold(peer));
                var transport = server.connect();
                var channel = connected(transport)) {
            transport.configureBlocking(false);
            var record = ByteBuffer.allocate(10_000);
            long taken = 0;
            int n;
            while ((n = channel.write(record.clear())) > 0) {
                taken += n;
            }
            assertTrue(taken > 0, "some went");
            assertTrue(channel.hasPendingOutput(), "and some waits");
            assertFalse(channel.flush(), "still");
            assertEquals(0, channel.read(ByteBuffer.allocate(1)), "nothing to read");
        }
    }

    private static void hold(Socket peer) throws IOException {
        // Never: nothing is read, until the client is gone and the server is closed.
        synchronized (peer) {
            try {
                peer.wait(60_000);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void bothWaysAtOnceBlocking(String protocol) throws Exception {
        byte[] message = new byte[5_000_000];
        new Random(7).nextBytes(message);
        try (var server = serving(protocol, TestServer::echo);
                var channel = connected(server.connect())) {
            var sending =
                    new FutureTask<Void>(
                            () -> {
                                var all = ByteBuffer.wrap(message);
                                assertEquals(message.length, channel.write(all), "all at once");
                                channel.shutdownOutput();
                                return null;
                            });
            Thread.ofVirtual().start(sending);
            var back = ByteBuffer.allocate(message.length + 1);
            while (channel.read(back) >= 0) {}
            sending.get();
            assertArrayEquals(message, Arrays.copyOf(back.array(), back.position()), "the echo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void anEndWithoutCloseNotifyIsNone(String protocol) throws Exception {
        try (var server =
                        serving(
                                protocol,
                                peer -> {
                                    peer.getOutputStream().write(new byte[] {1, 2, 3});
                                    peer.getInputStream().readAllBytes();
                                });
                var transport = server.connect();
                var channel = connected(transport)) {
            var three = ByteBuffer.allocate(3);
            while (three.hasRemaining()) {
                assertTrue(channel.read(three) > 0, "what came before");
            }
            // What a peer does that is killed.
            transport.shutdownInput();
            assertThrows(EOFException.class, () -> channel.read(ByteBuffer.allocate(1)), "broken");
            assertThrows(
                    EOFException.class, () -> channel.read(ByteBuffer.allocate(1)), "for good");
        }
    }

    @Test
    void nothingIsWrittenBehindTheEnd() throws Exception {
        try (var server = serving("TLSv1.3", TestServer::echo);
                var channel = connected(server.connect())) {
            channel.shutdownOutput();
            channel.shutdownOutput();
            assertThrows(
                    ClosedChannelException.class,
                    () -> channel.write(ByteBuffer.allocate(1)),
                    "this side has ended");
        }
    }

    @Test
    void aHandshakeBlocks() throws Exception {
        try (var server = serving("TLSv1.3", TestServer::echo);
                var transport = server.connect()) {
            transport.configureBlocking(false);
            var channel = client.channel(transport, PeerName.of("localhost"));
            assertThrows(
                    IllegalBlockingModeException.class,
                    () -> channel.handshake(LONG),
                    "it would have to wait");
        }
    }

    @Test
    void closingEndsAReadAtOnce() throws Exception {
        try (var server = serving("TLSv1.3", TestServer::echo)) {
            TlsChannel channel = connected(server.connect());
            var reading = new FutureTask<>(() -> channel.read(ByteBuffer.allocate(1)));
            var reader = Thread.ofPlatform().start(reading);
            while (reader.getState() == Thread.State.NEW) {
                Thread.onSpinWait();
            }
            channel.close();
            assertThrows(ExecutionException.class, reading::get, "no end, but closed");
            assertFalse(channel.isOpen(), "closed");
        }
    }
}
