package echo.server.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** What is not handled is dropped whole, and what comes after it is served. */
@Timeout(60)
final class RefusalTest {

    private static final byte[] FINE = {1, 2, 3};

    private final RecordedLog log = new RecordedLog(Log.SERVER);

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1472, 65_506})
    void whatIsTooLargeIsDroppedAndNotCutOff(int maxSize) throws Exception {
        try (var server =
                        TestServer.of("udp://127.0.0.1:0?max-size=" + maxSize, TestHandler::echo);
                var client = Client.from("127.0.0.1", 0, server)) {
            byte[] largest = new byte[maxSize];
            assertArrayEquals(largest, client.pingPong(largest), "the largest that is taken");
            client.send(new byte[maxSize + 1]);
            client.send(new byte[65_507]);
            assertArrayEquals(FINE, client.pingPong(FINE), "the next reply is to the next one");
            client.assertNothingCame("no other reply");
            assertEquals(
                    List.of(
                            "%s drops a datagram of 127.0.0.1:%d: it is larger than max-size (1"
                                            .formatted(
                                                    server.name(), client.socket().getLocalPort())
                                    + " such so far)"),
                    warnings(),
                    "one warning a minute: who, and why");
        }
        assertEquals("2 datagrams, 2 replies, and dropped 2", sum(), "the sum at the end");
    }

    /** The two would answer each other for ever. */
    @ParameterizedTest
    @ValueSource(ints = {7, 13, 17, 19, 37})
    void aServicesPortIsNotAnswered(int port) throws Exception {
        // An address that no other test's client binds that port on.
        try (var server = TestServer.of(TestHandler::echo);
                var service = Client.from("127.0.53." + port, port, server);
                var client = Client.of(server)) {
            service.send(FINE);
            service.send(FINE);
            assertArrayEquals(FINE, client.pingPong(FINE), "another client is answered");
            service.assertNothingCame("port " + port + " is not");
            assertEquals(
                    List.of(
                            "%s drops a datagram of 127.0.53.%d:%d: it is from the port of a"
                                            .formatted(server.name(), port, port)
                                    + " service that would answer back (1 such so far)"),
                    warnings(),
                    "one warning: who, and why");
        }
    }

    @Test
    void thoseAreThePortsOfServices() throws Exception {
        List<Integer> services = List.of(0, 7, 13, 17, 19, 37);
        try (var server = TestServer.of(TestHandler::echo)) {
            for (int port = 0; port <= 65_535; port++) {
                var peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
                boolean service = services.contains(port);
                assertEquals(service, Refusal.isServicePort(port), "port " + port);
                assertEquals(
                        !service, server.listener().mayBeTaken(peer, 1), "a datagram of " + peer);
            }
        }
    }

    @Test
    void aSizeIsRefusedFromOneByteTooMany() throws Exception {
        try (var server = TestServer.of("udp://127.0.0.1:0?max-size=10", TestHandler::echo)) {
            var peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
            assertTrue(server.listener().mayBeTaken(peer, 0), "nothing");
            assertTrue(server.listener().mayBeTaken(peer, 10), "as many as are taken");
            assertFalse(server.listener().mayBeTaken(peer, 11), "one more");
        }
    }

    private List<String> warnings() {
        return log.complaints().stream().map(event -> event.getFormattedMessage()).toList();
    }

    /** What the closing line says behind the listener's name. */
    private String sum() {
        return log.events(Level.INFO)
                .getLast()
                .getFormattedMessage()
                .replaceFirst("^udp\\S+ had ", "");
    }
}
