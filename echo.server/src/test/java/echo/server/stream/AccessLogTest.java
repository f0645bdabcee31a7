package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.server.Machine;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.math.BigDecimal;
import java.util.List;

/** The line says who, what, how much, how long, and how it ended. */
@Timeout(60)
final class AccessLogTest {

    private final RecordedLog access = new RecordedLog(Log.ACCESS);

    @AfterEach
    void close() {
        access.close();
    }

    @Test
    void hasAKeyForEverything() throws Exception {
        try (var server =
                        new TestServer(
                                connection -> {
                                    connection.input().readAllBytes();
                                    connection.output().write(new byte[5]);
                                });
                var socket = server.connect()) {
            Exchange.of(socket, new byte[300_000], 1000);
            var entry = AccessEntry.only(access);
            assertEquals(
                    List.of("id", "handler", "listener", "peer", "in", "out", "ms", "end"),
                    List.copyOf(entry.values().keySet()),
                    "the keys in their order");
            assertEquals(1L, entry.values().get("id"), "the connection's number");
            assertEquals("test", entry.values().get("handler"), "the handler");
            assertEquals(server.name(), entry.values().get("listener"), "with its real port");
            assertEquals(
                    "127.0.0.1:" + socket.getLocalPort(), entry.values().get("peer"), "the client");
            assertEquals(300_000L, entry.in(), "bytes from the peer");
            assertEquals(5L, entry.out(), "bytes for the peer");
            var millis = new BigDecimal(entry.values().get("ms").toString());
            assertTrue(millis.signum() >= 0, "no negative time: " + millis);
            assertTrue(millis.compareTo(BigDecimal.valueOf(60_000)) < 0, "milliseconds: " + millis);
            assertEquals(3, millis.scale(), "to the microsecond: " + millis);
            assertEquals("eof", entry.end(), "how it ended");
            assertEquals(Level.INFO, entry.level(), "for everyone to see");
        }
    }

    @Test
    void aHandlerThatEndsFirstIsDone() throws Exception {
        try (var server =
                        new TestServer(
                                connection ->
                                        connection.output().write(connection.input().read()));
                var socket = server.connect()) {
            assertEquals(1, Exchange.pingPong(socket, (byte) 1)[0], "the answer");
            assertEquals(-1, socket.getInputStream().read(), "and the end");
            socket.shutdownOutput();
            assertEquals("done", AccessEntry.only(access).end(), "how it ended");
        }
    }

    @Test
    void aConnectionWithoutAByteIsForDebuggingOnly() throws Exception {
        try (var server = new TestServer(TestHandler::echo);
                var socket = server.connect()) {
            assertEquals(0, Exchange.of(socket, new byte[0], 1).length, "nothing comes back");
            var entry = AccessEntry.only(access);
            assertEquals(Level.DEBUG, entry.level(), "a health check does not fill the log");
            assertEquals("eof", entry.end(), "how it ended");
        }
    }

    @Test
    void anIpv6PeerIsInBrackets() throws Exception {
        Machine.assumeIpv6();
        try (var server = new TestServer("tcp6://[::1]:0", TestHandler::echo);
                var socket = TestServer.connect("::1", server.port())) {
            Exchange.of(socket, new byte[1], 1);
            var entry = AccessEntry.only(access);
            assertEquals("[::1]:" + socket.getLocalPort(), entry.values().get("peer"), "the peer");
            assertEquals(
                    "tcp6://[::1]:" + server.port(), entry.values().get("listener"), "listener");
        }
    }

    @Test
    void everyConnectionHasItsOwnNumber() throws Exception {
        try (var server = new TestServer(TestHandler::echo)) {
            for (int i = 0; i < 5; i++) {
                try (var socket = server.connect()) {
                    Exchange.of(socket, new byte[1], 1);
                }
            }
        }
        var ids = access.events().stream().map(e -> AccessEntry.of(e).values().get("id")).toList();
        assertEquals(5, ids.size(), "a line for each: " + ids);
        assertEquals(5, ids.stream().distinct().count(), "no number twice: " + ids);
    }
}
