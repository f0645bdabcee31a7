package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What operators see of the finished image. */
final class HealthIT {

    private static final int MESSAGES = 5;

    @TempDir private Path folder;

    private static ServerProcess start(Map<String, String> environment) throws Exception {
        return ServerProcess.start(
                Image.BUILT,
                environment,
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--drain-timeout",
                "1h",
                "--health",
                "tcp://127.0.0.1:0");
    }

    private static int healthPort(ServerProcess server) throws Exception {
        String line = server.out().await("its address", l -> l.startsWith("health http://"));
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    private static String get(int port, String path, String accept) throws Exception {
        try (var peer = new Peer("127.0.0.1", port)) {
            peer.send("GET " + path + " HTTP/1.0\r\nAccept: " + accept + "\r\n\r\n");
            return peer.rest();
        }
    }

    /** Python's parser of OpenMetrics is strict; it prints the samples that the test asks for. */
    @ParameterizedTest
    @CsvSource({
        "application/openmetrics-text, prometheus_client.openmetrics.parser",
        "text/plain, prometheus_client.parser"
    })
    void aPublicParserReadsTheFigures(String accept, String parser) throws Exception {
        // Not whatever python3 is first: the package is the system's.
        String python = "/usr/bin/python3";
        Machine.needsFile(python);
        assumeTrue(
                Run.of(python, "-c", "import prometheus_client").exit() == 0,
                "needs Python's prometheus_client");
        try (ServerProcess server = start(Map.of())) {
            int health = healthPort(server);
            for (int i = 0; i < MESSAGES; i++) {
                assertEquals(
                        0, Image.BUILT.call("127.0.0.1", server.port(), "hello").exit(), "echo");
            }
            server.err().await("the last line", l -> l.contains("id=" + MESSAGES + " "));
            String answer = get(health, "/metrics", accept);
            Path page = folder.resolve("page");
            Files.writeString(page, answer.substring(answer.indexOf("\r\n\r\n") + 4));
            String script =
                    """
                    import sys, importlib
                    parser = importlib.import_module(sys.argv[1])
                    page = open(sys.argv[2]).read()
                    for family in parser.text_string_to_metric_families(page):
                        for s in family.samples:
                            print(family.type, s.name, s.labels.get('handler', ''), float(s.value))
                    """;
            Run run = Run.of(python, "-c", script, parser, page.toString());
            assertEquals(0, run.exit(), () -> "it is parsed: " + run.err());
            List<String> samples = run.out().lines().toList();
            for (String sample :
                    List.of(
                            "counter echo_connections_accepted_total echo 5.0",
                            "counter echo_received_bytes_total echo 25.0",
                            "counter echo_sent_bytes_total echo 25.0",
                            "histogram echo_connection_duration_seconds_count echo 5.0",
                            "gauge echo_connections_open echo 0.0")) {
                assertTrue(samples.contains(sample), () -> sample + " in " + run.out());
            }
            assertTrue(
                    samples.stream().anyMatch(s -> s.contains("process_open_fds")),
                    () -> "the process too: " + run.out());
        }
    }

    @Test
    void itIsNotReadyFromTheSignalOn() throws Exception {
        try (ServerProcess server = start(Map.of());
                var peer = new Peer("127.0.0.1", server.port())) {
            int health = healthPort(server);
            peer.send("before ");
            assertEquals("before ", peer.receive(7), "the connection is served");
            assertTrue(get(health, "/ready", "*/*").startsWith("HTTP/1.1 200 "), "ready");
            server.terminate();
            server.err().await("a word about the drain", l -> l.contains("may finish within"));
            assertTrue(get(health, "/ready", "*/*").startsWith("HTTP/1.1 503 "), "not ready");
            assertTrue(get(health, "/live", "*/*").startsWith("HTTP/1.1 200 "), "but alive");
            peer.send("after");
            assertEquals("after", peer.rest(), "the connection finishes");
            assertEquals(0, server.exit(), "a clean drain");
        }
    }

    @Test
    void aSignalTellsWhatWasDone() throws Exception {
        try (ServerProcess server = start(Map.of());
                var peer = new Peer("127.0.0.1", server.port())) {
            peer.send("hello");
            assertEquals("hello", peer.receive(5), "the connection is served");
            server.signal("USR1");
            String line = server.err().await("a status line", l -> l.contains(" status: "));
            assertTrue(
                    line.contains(
                            " handler=echo open=1 accepted=1 rejected=0 faults=0 accept-errors=0"
                                    + " in=5 out=5"),
                    line);
            peer.send("more");
            assertEquals("more", peer.receive(4), "and it goes on");
        }
    }

    @Test
    void aFlightRecordingHasTheConnections() throws Exception {
        Path file = folder.resolve("echo.jfr");
        String options =
                "-XX:StartFlightRecording=filename=%s,settings=none,echo.Connection#enabled=true"
                        .formatted(file);
        try (ServerProcess server = start(Map.of("ECHO_JAVA_OPTS", options))) {
            assertEquals(0, Image.BUILT.call("127.0.0.1", server.port(), "hi").exit(), "echo");
            server.err().await("its line", l -> l.contains("echo.access"));
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
        }
        List<RecordedEvent> events =
                RecordingFile.readAllEvents(file).stream()
                        .filter(e -> e.getEventType().getName().equals("echo.Connection"))
                        .toList();
        assertEquals(1, events.size(), () -> "one connection: " + events);
        assertEquals(2, events.getFirst().getLong("in"), "its bytes");
        assertEquals("echo", events.getFirst().getString("handler"), "its handler");
    }

    @Test
    void withoutARecordingNoEventIsLoaded() throws Exception {
        Path loaded = folder.resolve("loaded");
        String options = "-Xlog:class+load:file=" + loaded;
        try (ServerProcess server = start(Map.of("ECHO_JAVA_OPTS", options))) {
            assertEquals(0, Image.BUILT.call("127.0.0.1", server.port(), "hi").exit(), "echo");
            server.err().await("its line", l -> l.contains("echo.access"));
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
        }
        String classes = Files.readString(loaded);
        assertTrue(classes.contains(" echo.server.stream.SocketConnection "), "the log has all");
        assertFalse(classes.contains(" jdk.jfr.Event "), "no event");
        assertFalse(classes.contains(" echo.server.metrics.Page "), "and no page of figures");
    }
}
