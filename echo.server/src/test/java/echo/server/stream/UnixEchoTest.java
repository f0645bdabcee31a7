package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import echo.api.Connection;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/** Over a Unix socket a connection is what it is over TCP. */
@Timeout(60)
final class UnixEchoTest {

    @TempDir private Path folder;
    private Path path;

    @BeforeEach
    void choose() {
        path = folder.resolve("echo.sock");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "111, 1",
        "112, 112",
        "113, 113",
        "65537, 65537",
        "1000000, 777",
        "5000000, 5000000",
    })
    void allBytesAndThenTheEnd(int size, int piece) throws Exception {
        byte[] bytes = Exchange.randomBytes(size);
        try (var server = TestServer.on(path, TestHandler::echo);
                var client = UnixClient.connect(path)) {
            assertArrayEquals(
                    bytes,
                    client.exchange(bytes, piece),
                    server.name() + ": " + size + " bytes in pieces of " + piece);
        }
    }

    @Test
    void onManyConnectionsAtOnce() throws Exception {
        try (var server = TestServer.on(path, TestHandler::echo)) {
            var clients = new ArrayList<FutureTask<byte[]>>();
            for (int i = 0; i < 50; i++) {
                byte[] bytes = Exchange.randomBytes(10_000 + i);
                clients.add(Exchange.beside(() -> exchange(bytes)));
            }
            for (int i = 0; i < clients.size(); i++) {
                assertArrayEquals(
                        Exchange.randomBytes(10_000 + i),
                        clients.get(i).get(),
                        server.name() + ": client " + i + " gets its own bytes");
            }
        }
    }

    /** The peer shuts its side, and the answer comes after that. */
    @Test
    void aHalfClosedConnectionIsAnswered() throws Exception {
        try (var access = new RecordedLog(Log.ACCESS);
                var server = TestServer.on(path, UnixEchoTest::answerAtTheEnd);
                var client = UnixClient.connect(path)) {
            assertArrayEquals(
                    new byte[] {3}, client.exchange(new byte[3], 1), "how many there were");
            var entry = AccessEntry.only(access);
            assertEquals("eof", entry.end(), "how it ended");
            assertEquals(3, entry.in(), "bytes from the peer of " + server.name());
            assertEquals(1, entry.out(), "bytes for the peer");
        }
    }

    /** The handler shuts its side, and reads on. */
    @Test
    void aHandlerMayShutItsSideFirst() throws Exception {
        var received = new CompletableFuture<Integer>();
        try (var server =
                        TestServer.on(
                                path,
                                connection -> {
                                    connection.output().write(7);
                                    connection.shutdownOutput();
                                    connection.shutdownOutput();
                                    received.complete(connection.input().readAllBytes().length);
                                });
                var client = UnixClient.connect(path)) {
            assertArrayEquals(
                    new byte[] {7}, client.input().readAllBytes(), server.name() + ": its answer");
            client.exchange(new byte[100_000], 1000);
            assertEquals(100_000, received.get(), "and all that came after the end");
        }
    }

    @Test
    void aClientSeldomHasAnAddress() throws Exception {
        var seen = new CompletableFuture<Connection>();
        try (var access = new RecordedLog(Log.ACCESS);
                var server = TestServer.on(path, keeping(seen));
                var client = UnixClient.connect(path)) {
            client.exchange(new byte[1], 1);
            var entry = AccessEntry.only(access);
            assertEquals("unix:", entry.values().get("peer"), "a client without a file");
            assertEquals("unix:" + path, entry.values().get("listener"), "where it connected to");
            assertEquals(server.name(), entry.values().get("listener"), "as the ready line says");
            Connection connection = seen.get();
            assertEquals(UnixDomainSocketAddress.of(""), connection.peerAddress(), "no name");
            assertEquals(
                    UnixDomainSocketAddress.of(path),
                    connection.localAddress(),
                    "known after the end, too");
        }
    }

    @Test
    void aClientMayHaveOne() throws Exception {
        Path own = folder.resolve("my client");
        try (var access = new RecordedLog(Log.ACCESS);
                var server = TestServer.on(path, TestHandler::echo);
                var client = UnixClient.connect(own, path)) {
            client.exchange(new byte[1], 1);
            assertEquals(
                    List.of("unix:" + folder + "/my%20client", server.name()),
                    List.of(
                            AccessEntry.only(access).values().get("peer"),
                            AccessEntry.only(access).values().get("listener")),
                    "the client's file, as one word, and the server's");
        }
    }

    /** There is no reset to tell the peer of it. */
    @Test
    void aFaultIsTheEndForThePeerAndALineInTheLog() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var access = new RecordedLog(Log.ACCESS);
                var server = TestServer.on(path, UnixEchoTest::fail);
                var client = UnixClient.connect(path)) {
            client.output().write(1);
            assertEquals(-1, client.input().read(), "the end");
            assertEquals("fault", AccessEntry.only(access).end(), "how it ended");
            assertEquals(1, log.complaints().size(), "one complaint: " + log.complaints());
            assertArrayEquals(new byte[0], exchange(new byte[0]), server.name() + " goes on");
        }
    }

    private static void fail(Connection connection) throws IOException {
        if (connection.input().read() >= 0) {
            throw new IllegalStateException("a fault");
        }
    }

    private static TestHandler.Body keeping(CompletableFuture<Connection> seen) {
        return connection -> {
            seen.complete(connection);
            TestHandler.echo(connection);
        };
    }

    private static void answerAtTheEnd(Connection connection) throws IOException {
        int length = connection.input().readAllBytes().length;
        connection.output().write(length);
    }

    private byte[] exchange(byte[] bytes) throws Exception {
        try (var client = UnixClient.connect(path)) {
            return client.exchange(bytes, 777);
        }
    }
}
