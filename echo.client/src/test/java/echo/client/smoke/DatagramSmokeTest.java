package echo.client.smoke;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.client.UdpServer;
import echo.client.UnusedUdpPort;
import echo.client.connect.Configs;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/** Datagrams to several addresses: each that answers, refuses or is silent in its own way. */
@Timeout(60)
final class DatagramSmokeTest {

    private static final String URI = "udp://example.test:7";
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(200);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(10);

    @Test
    void theSecondAddressIsTriedAtOnceWhenTheFirstRefuses() throws Exception {
        try (var unused = new UnusedUdpPort();
                var server = UdpServer.echo()) {
            assertExact(run(NEVER, unused.address(), server.address()));
            assertArrayEquals("hello".getBytes(UTF_8), server.take().payload(), "the message");
        }
    }

    @Test
    void theSecondAddressIsTriedBesideOneThatIsSilent() throws Exception {
        try (var silent = UdpServer.silent();
                var server = UdpServer.echo()) {
            assertExact(run(SOON, silent.address(), server.address()));
            assertArrayEquals(
                    "hello".getBytes(UTF_8), silent.take().payload(), "the first got it, too");
        }
    }

    @Test
    void theFirstThatAnswersIsComparedEvenIfItIsWrong() throws Exception {
        try (var wrong = new UdpServer(_ -> Optional.of(new byte[] {'x'}));
                var server = UdpServer.echo()) {
            Outcome outcome = run(NEVER, wrong.address(), server.address());
            var mismatch = assertInstanceOf(Outcome.Mismatch.class, outcome, "not the echo");
            assertTrue(
                    mismatch.what()
                            .startsWith(
                                    "127.0.0.1:%d: echo mismatch: the byte at offset 0 is 0x78"
                                            .formatted(wrong.address().getPort())),
                    "names the address: " + mismatch.what());
            assertEquals(0, server.untaken(), "the second was not asked");
        }
    }

    @Test
    void whenAllRefuseThereIsNoSocket() throws Exception {
        try (var one = new UnusedUdpPort();
                var two = new UnusedUdpPort()) {
            var e =
                    assertThrows(
                            CouldNotOpenSocketException.class,
                            () -> run(NEVER, one.address(), two.address()),
                            "nobody listens");
            assertEquals(
                    "could not open socket for udp://example.test:7:"
                            + " 127.0.0.1:%d: Port unreachable; 127.0.0.1:%d: Port unreachable"
                                    .formatted(one.address().getPort(), two.address().getPort())
                            + " (is a server listening there?)",
                    e.getMessage(),
                    "the line for the user");
        }
    }

    @Test
    void whenOneIsSilentAndOneRefusesTheSilenceCounts() throws Exception {
        try (var silent = UdpServer.silent();
                var unused = new UnusedUdpPort()) {
            Outcome outcome = run(IMPATIENT, SOON, silent.address(), unused.address());
            var timeout = assertInstanceOf(Outcome.Timeout.class, outcome, "no reply");
            assertTrue(
                    timeout.what().startsWith("127.0.0.1:" + silent.address().getPort() + ": "),
                    "names the one that may yet have answered: " + timeout.what());
            assertTrue(
                    timeout.what()
                            .endsWith(
                                    "; 127.0.0.1:%d: Port unreachable"
                                            .formatted(unused.address().getPort())),
                    "and the one that refused: " + timeout.what());
        }
    }

    @Test
    void aReplyFromElsewhereDoesNotCount() throws Exception {
        try (var other = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var silent = UdpServer.silent()) {
            // Longer than it takes to send it.
            var run = new FutureTask<>(() -> run(Duration.ofSeconds(1), NEVER, silent.address()));
            Thread.ofVirtual().start(run);
            UdpServer.Got got = silent.take();
            other.send(new DatagramPacket(got.payload(), got.payload().length, got.sender()));
            assertInstanceOf(Outcome.Timeout.class, run.get(), "only the server's reply counts");
        }
    }

    private static void assertExact(Outcome outcome) {
        assertInstanceOf(Outcome.Exact.class, outcome, "the echo");
        assertEquals("'hello'", outcome.received().text(UTF_8), "what came back");
    }

    private static Outcome run(Duration delay, InetSocketAddress... addresses) throws Exception {
        return run(PATIENT, delay, addresses);
    }

    private static Outcome run(Duration readTimeout, Duration delay, InetSocketAddress... addresses)
            throws Exception {
        var config =
                new SmokeConfig(
                        Configs.of(URI, PATIENT, Optional.of(delay)), "hello", readTimeout, false);
        return new DatagramSmoke(config, Trace.NONE)
                .run(
                        (InetEndpoint) Endpoint.parse(URI),
                        List.of(addresses),
                        InputStream.nullInputStream())
                .outcome();
    }
}
