package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.metrics.Format;
import echo.server.metrics.Page;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** The figures are what has happened. */
@Timeout(60)
final class FiguresTest {

    private static final int CONNECTIONS = 7;
    private static final int BYTES = 1000;

    private Server server;
    private String tcp;
    private String udp;

    @BeforeEach
    void start() throws Exception {
        server = Server.start(Echo.on("tcp://127.0.0.1:0", "udp://127.0.0.1:0"), 50);
        tcp = server.names().get(0);
        udp = server.names().get(1);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Figures figures() {
        var page = new Page();
        server.collect(page);
        Map<String, Double> samples = new HashMap<>();
        page.text(Format.OPENMETRICS)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" (?=[^ ]*$)"))
                .forEach(words -> samples.put(words[0], Double.valueOf(words[1])));
        return new Figures(samples);
    }

    private static int port(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf(':') + 1));
    }

    private Socket exchange(int bytes) throws IOException {
        var socket = new Socket("127.0.0.1", port(tcp));
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(new byte[bytes]);
        assertEquals(bytes, socket.getInputStream().readNBytes(bytes).length, "the echo");
        return socket;
    }

    @Test
    void connectionsAndTheirBytesAreCounted() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            exchange(BYTES).close();
        }
        Await.until(
                "all have ended",
                () ->
                        figures().of("echo_connections_ended_total", tcp, "ending", "eof")
                                == CONNECTIONS);
        Figures figures = figures();
        assertEquals(CONNECTIONS, figures.of("echo_connections_accepted_total", tcp), "accepted");
        assertEquals(0, figures.of("echo_connections_open", tcp), "none is open");
        assertEquals(CONNECTIONS * BYTES, figures.of("echo_received_bytes_total", tcp), "in");
        assertEquals(CONNECTIONS * BYTES, figures.of("echo_sent_bytes_total", tcp), "out");
        assertEquals(0, figures.of("echo_connections_ended_total", tcp, "ending", "cut"), "cut");
        assertEquals(0, figures.of("echo_handler_faults_total", tcp), "faults");
        assertEquals(
                0,
                figures.of("echo_connections_rejected_total", tcp, "reason", "max-connections"),
                "rejected");
        String duration = "echo_connection_duration_seconds";
        assertEquals(CONNECTIONS, figures.of(duration + "_bucket", tcp, "le", "+Inf"), "durations");
        assertEquals(CONNECTIONS, figures.of(duration + "_count", tcp), "their number");
        double sum = figures.of(duration + "_sum", tcp);
        assertTrue(sum > 0 && sum < 60 * CONNECTIONS, () -> "seconds: " + sum);
        assertTrue(
                figures.of(duration + "_bucket", tcp, "le", "0.001")
                        <= figures.of(duration + "_bucket", tcp, "le", "60.0"),
                "buckets add up");
    }

    @Test
    void openConnectionsCountWithWhatTheyHaveMoved() throws Exception {
        try (var _ = exchange(BYTES);
                var _ = exchange(BYTES)) {
            assertEquals(2, figures().of("echo_connections_open", tcp), "open");
            // The echo is read before the server's thread has counted it.
            Await.until(
                    "both are counted",
                    () -> figures().of("echo_sent_bytes_total", tcp) == 2 * BYTES);
        }
        Await.until("both are closed", () -> figures().of("echo_connections_open", tcp) == 0);
        Await.until(
                "both have ended",
                () -> figures().of("echo_connections_ended_total", tcp, "ending", "eof") == 2);
        assertEquals(2 * BYTES, figures().of("echo_sent_bytes_total", tcp), "each is counted once");
    }

    /** Connections come and go all the time while somebody looks. */
    @Test
    void aCounterNeverGoesBack() throws Exception {
        Thread traffic =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        for (int i = 0; i < 300; i++) {
                                            exchange(100).close();
                                        }
                                    } catch (IOException e) {
                                        throw new java.io.UncheckedIOException(e);
                                    }
                                });
        double last = 0;
        while (traffic.isAlive()) {
            double now = figures().of("echo_received_bytes_total", tcp);
            assertTrue(now >= last, "%f after %f".formatted(now, last));
            last = now;
        }
        Await.until(
                "all are counted",
                () -> figures().of("echo_received_bytes_total", tcp) == 300 * 100);
    }

    @Test
    void datagramsAreCounted() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            socket.setSoTimeout(30_000);
            for (int i = 0; i < CONNECTIONS; i++) {
                socket.send(
                        new DatagramPacket(
                                new byte[BYTES],
                                BYTES,
                                InetAddress.getByName("127.0.0.1"),
                                port(udp)));
                socket.receive(new DatagramPacket(new byte[BYTES], BYTES));
            }
        }
        Await.until(
                "all are counted",
                () -> figures().of("echo_datagrams_handled_total", udp) == CONNECTIONS);
        Figures figures = figures();
        assertEquals(CONNECTIONS, figures.of("echo_datagram_replies_total", udp), "replies");
        assertEquals(CONNECTIONS * BYTES, figures.of("echo_received_bytes_total", udp), "in");
        assertEquals(CONNECTIONS * BYTES, figures.of("echo_sent_bytes_total", udp), "out");
        assertEquals(
                0, figures.of("echo_datagrams_dropped_total", udp, "reason", "max-size"), "none");
    }

    @Test
    void statusIsALineForEachListener() throws Exception {
        try (var log = new RecordedLog(echo.server.log.Log.SERVER)) {
            exchange(5).close();
            Await.until(
                    "it has ended",
                    () -> figures().of("echo_connections_ended_total", tcp, "ending", "eof") == 1);
            server.logStatus();
            var lines =
                    log.events().stream()
                            .map(event -> event.getFormattedMessage())
                            .filter(line -> line.startsWith("status: "))
                            .toList();
            assertEquals(
                    java.util.List.of(
                            "status: "
                                    + tcp
                                    + " handler=echo open=0 accepted=1 rejected=0 faults=0"
                                    + " accept-errors=0 in=5 out=5",
                            "status: "
                                    + udp
                                    + " handler=echo handled=0 replies=0 dropped=0 faults=0 in=0"
                                    + " out=0"),
                    lines,
                    "what each has done");
        }
    }
}
