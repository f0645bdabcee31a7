package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.client.FullBacklog;
import echo.client.Services;
import echo.client.TestServer;
import echo.client.UnusedPort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Timeout(60)
final class ConnectorTest {

    private static final String URI = "tcp://example.test:7";
    private static final InetEndpoint ENDPOINT = (InetEndpoint) Endpoint.parse(URI);
    private static final Optional<Duration> NEVER = Optional.of(Duration.ofDays(1));

    private final Events events = new Events();

    @Test
    void connectsToTheSecondAddressWhenTheFirstRefuses() throws Exception {
        try (var unused = new UnusedPort();
                var server = new TestServer(Services::echo);
                var wire = connect(NEVER, unused.address(), server.address())) {
            assertEquals(server.address(), wire.peerAddress(), "the one that listens");
            var tcp = assertInstanceOf(TcpWire.class, wire, "over TCP");
            assertTrue(tcp.socket().getTcpNoDelay(), "TCP_NODELAY is set");
        }
    }

    @Test
    void connectsToTheFirstAddressThatAnswers() throws Exception {
        try (var one = new TestServer(Services::echo);
                var two = new TestServer(Services::echo);
                var wire = connect(NEVER, one.address(), two.address())) {
            assertEquals(one.address(), wire.peerAddress(), "the first in the order");
        }
    }

    @Test
    void doesNotWaitForAnAddressThatIsSilent() throws Exception {
        try (var silent = new FullBacklog();
                var server = new TestServer(Services::echo)) {
            assumeTrue(silent.isFull(), "this system's backlog has no end");
            int first = silent.address().getPort();
            try (var wire =
                    connect(
                            Optional.of(Duration.ofMillis(10)),
                            silent.address(),
                            server.address())) {
                assertEquals(server.address(), wire.peerAddress(), "the one that answers");
            }
            assertEquals(
                    List.of(
                            first + " attempt",
                            server.port() + " attempt",
                            server.port() + " connected",
                            first + " closed, as another was faster"),
                    events.all(),
                    "both were tried, and the first was given up");
        }
    }

    @Test
    void namesEachAttemptAndEachRemedyOnce() throws Exception {
        try (var one = new UnusedPort();
                var two = new UnusedPort()) {
            var e =
                    assertThrows(
                            CouldNotOpenSocketException.class,
                            () -> connect(NEVER, one.address(), two.address()),
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

    @Test
    void canBeInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        try (var server = new TestServer(Services::echo)) {
            assertThrows(
                    InterruptedException.class, () -> connect(NEVER, server.address()), "as it is");
        } finally {
            Thread.interrupted();
        }
    }

    private Wire connect(Optional<Duration> delay, InetSocketAddress... addresses)
            throws Exception {
        return new Connector(Configs.of(URI, Duration.ofSeconds(30), delay), events)
                .connect(ENDPOINT, List.of(addresses));
    }
}
