package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.regex.Pattern;

/** The object that {@code --json} prints of a smoke test, but for the times in it. */
@Timeout(60)
final class SmokeJsonTest {

    private static final Pattern TIME = Pattern.compile("(Nanos|nanos|min|mean|max)\": [0-9]+");

    @Test
    void ofAnExactEcho() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            assertJson(
                    ClientRun.at(server, "--json"),
                    ExitCode.OK,
                    """
                    {"schema": 1, "command": "smoke", "exitCode": 0, "errors": [], \
                    "smoke": {"endpoint": "%1$s", "sent": 1, "exact": 1, "runs": [\
                    {"sequence": 1, "address": "%2$s", "outcome": "exact", \
                    "connectNanos": #, "echoNanos": #, \
                    "bytesSent": 12, "bytesReceived": 12, "what": ""}], \
                    "connectNanos": {"min": #, "mean": #, "max": #}, \
                    "echoNanos": {"min": #, "mean": #, "max": #}}}
                    """
                            .formatted(server.uri(), "127.0.0.1:" + server.port()));
        }
    }

    @Test
    void ofAMismatch() throws Exception {
        try (var server = new TestServer(Services.echoingOnly(4))) {
            ClientRun run = ClientRun.at(server, "--json", "--message=hellohello", "--quiet");
            assertEquals(ExitCode.MISMATCH, run.exitCode(), run.err());
            assertTrue(
                    run.out().contains("\"sent\": 1, \"exact\": 0, \"runs\": [{\"sequence\": 1, "),
                    "counts it: " + run.out());
            assertTrue(
                    run.out().contains(", \"outcome\": \"mismatch\", \"connectNanos\": "),
                    "has the time to connect: " + run.out());
            assertTrue(
                    run.out().contains("\"bytesSent\": 10, \"bytesReceived\": 4, \"what\": \"127."),
                    "counts the bytes: " + run.out());
        }
    }

    @Test
    void ofATimeout() throws Exception {
        try (var server = UdpServer.silent()) {
            String where = "127.0.0.1:" + server.address().getPort();
            ClientRun run = ClientRun.of(server.uri(), "--json", "--read-timeout=100ms");
            String what = complaint(run);
            assertJson(
                    run,
                    ExitCode.TIMEOUT,
                    failed(server.uri(), where, "timeout", 12, what, ExitCode.TIMEOUT));
        }
    }

    @Test
    void whenNobodyListens() throws Exception {
        try (var unused = new UnusedPort()) {
            String where = "127.0.0.1:" + unused.port();
            ClientRun run = ClientRun.of("tcp://" + where, "--json");
            assertJson(
                    run,
                    ExitCode.NO_SOCKET,
                    failed(
                            "tcp://" + where,
                            where,
                            "no-socket",
                            0,
                            complaint(run),
                            ExitCode.NO_SOCKET));
        }
    }

    @Test
    void whenTheNameIsUnknown() throws Exception {
        String uri = "tcp://no-such-host.invalid:7";
        ClientRun run = ClientRun.of(uri, "--json");
        assertTrue(run.err().contains("is it spelled right"), "with the remedy: " + run.err());
        assertJson(
                run,
                ExitCode.NO_NAME,
                failed(uri, "", "no-name", 0, complaint(run), ExitCode.NO_NAME));
    }

    @Test
    void whenTheMessageCannotBeSent() throws Exception {
        String uri = "udp://127.0.0.1:7";
        ClientRun run = ClientRun.of(uri, "--json", "--message=");
        assertJson(
                run,
                ExitCode.USAGE,
                failed(uri, "", "no-message", 0, complaint(run), ExitCode.USAGE));
    }

    @Test
    void ofManyRoundsTheLastThousand() throws Exception {
        try (var unused = new UnusedUdpPort()) {
            String uri = "udp://127.0.0.1:" + unused.address().getPort();
            ClientRun run = ClientRun.of(uri, "--json", "--count=1002", "--interval=1ms");
            assertEquals(ExitCode.NO_SOCKET, run.exitCode(), "exit code");
            assertTrue(run.out().contains("\"sent\": 1002, "), "all count");
            assertEquals(
                    1_000,
                    Pattern.compile("\"outcome\": ").matcher(run.out()).results().count(),
                    "runs");
            assertTrue(
                    run.out().contains("\"runs\": [{\"sequence\": 3, "), "the first are left out");
            assertEquals(
                    1_000,
                    Pattern.compile("\"seq=[0-9]+: could not").matcher(run.out()).results().count(),
                    "errors");
            assertEquals(1_002, run.err().lines().count(), "people hear of all");
        }
    }

    private static String complaint(ClientRun run) {
        assertEquals(1, run.err().lines().count(), "one line: " + run.err());
        return run.err().strip().replaceFirst("^echo-client: ", "");
    }

    private static String failed(
            String endpoint, String address, String outcome, int sent, String what, int exitCode) {
        return """
        {"schema": 1, "command": "smoke", "exitCode": %6$d, "errors": ["%5$s"], \
        "smoke": {"endpoint": "%1$s", "sent": 1, "exact": 0, "runs": [\
        {"sequence": 1, "address": "%2$s", "outcome": "%3$s", \
        "bytesSent": %4$d, "bytesReceived": 0, "what": "%5$s"}]}}
        """
                .formatted(endpoint, address, outcome, sent, what, exitCode);
    }

    private static void assertJson(ClientRun run, int exitCode, String json) {
        assertEquals(exitCode, run.exitCode(), "exit code; it said: " + run.err());
        assertEquals(json, TIME.matcher(run.out()).replaceAll("$1\": #"), "standard output");
    }
}
