package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/** All bytes, in order, and then the end. */
@Timeout(60)
final class EchoExactTest {

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(TestHandler::echo);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 111, 112, 113, 127, 128, 129, 1000, 65535, 65536, 65537, 5_000_000})
    void ofEverySize(int size) throws Exception {
        byte[] bytes = Exchange.randomBytes(size);
        try (var socket = server.connect()) {
            assertArrayEquals(
                    bytes,
                    Exchange.of(socket, bytes, Math.max(size, 1)),
                    size + " bytes, then EOF");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 112, 113, 4097, 65537})
    void inPieces(int piece) throws Exception {
        byte[] bytes = Exchange.randomBytes(Math.min(1_000_000, 20_000 * piece));
        try (var socket = server.connect()) {
            assertArrayEquals(
                    bytes, Exchange.of(socket, bytes, piece), "in pieces of " + piece + " bytes");
        }
    }

    @Test
    void inPiecesOfManySizes() throws Exception {
        byte[] bytes = Exchange.randomBytes(2_000_001);
        int[] pieces = {1, 70_000, 128, 127, 2, 129, 112, 224, 225, 65_536, 3, 9_999};
        try (var socket = server.connect()) {
            assertArrayEquals(bytes, Exchange.of(socket, bytes, pieces), "in pieces of many sizes");
        }
    }

    /** A large message leaves no state behind that would delay or change a small one. */
    @Test
    void messageByMessage() throws Exception {
        try (var socket = server.connect()) {
            socket.setTcpNoDelay(true);
            for (int size : new int[] {1, 112, 113, 128, 256, 1, 4096, 65536, 1, 200_000, 112}) {
                byte[] bytes = Exchange.randomBytes(size);
                FutureTask<Void> sender =
                        Exchange.beside(
                                () -> {
                                    socket.getOutputStream().write(bytes);
                                    return null;
                                });
                assertArrayEquals(
                        bytes,
                        socket.getInputStream().readNBytes(size),
                        size + " bytes come back before more is sent");
                sender.get();
            }
        }
    }

    @Test
    void onManyConnectionsAtOnce() throws Exception {
        var clients = new ArrayList<FutureTask<byte[]>>();
        for (int i = 0; i < 50; i++) {
            byte[] bytes = Exchange.randomBytes(10_000 + i);
            clients.add(Exchange.beside(() -> exchange(bytes)));
        }
        for (int i = 0; i < clients.size(); i++) {
            assertArrayEquals(
                    Exchange.randomBytes(10_000 + i),
                    clients.get(i).get(),
                    "client " + i + " gets its own bytes");
        }
    }

    @Test
    void transferToAnswersHowMuchItMoved() throws Exception {
        var moved = new CompletableFuture<Long>();
        try (var counting = new TestServer(c -> moved.complete(c.input().transferTo(c.output())));
                var socket = counting.connect()) {
            Exchange.of(socket, Exchange.randomBytes(100_000), 1000);
            assertEquals(100_000L, moved.get(), "the number of bytes");
        }
    }

    private byte[] exchange(byte[] bytes) throws Exception {
        try (var socket = server.connect()) {
            return Exchange.of(socket, bytes, 777);
        }
    }
}
