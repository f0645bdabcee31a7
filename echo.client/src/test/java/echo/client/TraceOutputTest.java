package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** What {@code --trace} prints to standard error, and nothing of it to standard output. */
@Timeout(60)
final class TraceOutputTest {

    @Test
    void tellsOfAConnection() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun run = ClientRun.at(server, "--trace");
            run.assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            String where = "127.0.0.1:" + server.port();
            assertEvents(run.err(), where + "  attempt", where + "  connected");
        }
    }

    @Test
    void tellsOfAFailure() throws Exception {
        try (var unused = new UnusedPort()) {
            ClientRun run = ClientRun.of("127.0.0.1", "" + unused.port(), "--trace");
            run.assertEnded(ExitCode.NO_SOCKET, "");
            String where = "127.0.0.1:" + unused.port();
            List<String> lines = run.err().lines().toList();
            assertEvents(
                    String.join("\n", lines.subList(0, 2)),
                    where + "  attempt",
                    where + "  failed: Connection refused");
            assertTrue(
                    lines.getLast().startsWith("echo-client: could not open socket"),
                    "and then the line for the user: " + run.err());
        }
    }

    @Test
    void tellsOfAUnixSocket(@TempDir Path folder) throws Exception {
        try (var server = new TestServer(folder.resolve("s"), Services::echo)) {
            ClientRun run = ClientRun.at(server, "--trace");
            run.assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            assertEvents(run.err(), server.uri() + "  attempt", server.uri() + "  connected");
        }
    }

    @Test
    void tellsOfADatagram() throws Exception {
        try (var server = UdpServer.echo()) {
            ClientRun run = ClientRun.of(server.uri(), "--trace");
            run.assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            String where = "127.0.0.1:" + server.address().getPort();
            assertEvents(run.err(), where + "  attempt", where + "  connected");
        }
    }

    @Test
    void tellsOfEachVerifiedConnection() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun run = ClientRun.verify(server, "--trace", "--connections", "3");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals(6, run.err().lines().count(), "two events of each: " + run.err());
        }
    }

    private static void assertEvents(String trace, String... events) {
        List<String> lines = trace.lines().toList();
        assertEquals(events.length, lines.size(), "a line for each event: " + trace);
        for (int i = 0; i < events.length; i++) {
            assertTrue(
                    lines.get(i).matches(" *[0-9]+\\.[0-9] ms  .*")
                            && lines.get(i).endsWith("  " + events[i]),
                    "says when, and '" + events[i] + "': " + lines.get(i));
        }
    }
}
