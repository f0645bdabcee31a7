package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.net.Endpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

@Timeout(60)
class ConnectorTest {

    private static final Endpoint ENDPOINT = Endpoint.parse("tcp://example.test:7");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void connectsToTheSecondAddressWhenTheFirstRefuses() throws Exception {
        try (var unused = new UnusedPort();
                var server = new TestServer(Services::echo)) {
            var second = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            try (var socket =
                    Connector.connect(ENDPOINT, List.of(unused.address(), second), TIMEOUT)) {
                assertEquals(second, socket.getRemoteSocketAddress(), "the one that listens");
                assertTrue(socket.getTcpNoDelay(), "TCP_NODELAY is set");
            }
        }
    }

    @Test
    void connectsToTheFirstAddressThatAnswers() throws Exception {
        try (var one = new TestServer(Services::echo);
                var two = new TestServer(Services::echo)) {
            var first = new InetSocketAddress(InetAddress.getLoopbackAddress(), one.port());
            var second = new InetSocketAddress(InetAddress.getLoopbackAddress(), two.port());
            try (var socket = Connector.connect(ENDPOINT, List.of(first, second), TIMEOUT)) {
                assertEquals(first, socket.getRemoteSocketAddress(), "the first in the order");
            }
        }
    }

    @Test
    void namesEachAttemptAndEachRemedyOnce() throws Exception {
        try (var one = new UnusedPort();
                var two = new UnusedPort()) {
            var addresses = List.of(one.address(), two.address());
            var e =
                    assertThrows(
                            CouldNotOpenSocketException.class,
                            () -> Connector.connect(ENDPOINT, addresses, TIMEOUT),
                            "both refuse");
            assertEquals(
                    "could not open socket for tcp://example.test:7: "
                            + "127.0.0.1:%d: Connection refused; 127.0.0.1:%d: Connection refused"
                                    .formatted(one.port(), two.port())
                            + " (is a server listening there?)",
                    e.getMessage(),
                    "the line for the user");
        }
    }
}
