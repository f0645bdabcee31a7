package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.reload.VersionedPlugin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The health listener of the command: where it is, what it says when, and that it is apart. */
@Timeout(60)
final class HealthTest {

    @TempDir private Path work;
    private Path plugins;

    /** A server whose only handler is a plugin that answers one byte and then echoes. */
    private ServerRun start(String... more) throws Exception {
        plugins = Files.createDirectories(work.resolve("plugins"));
        VersionedPlugin.jar(work, 1, plugins.resolve("versioned.jar"));
        var args =
                new java.util.ArrayList<>(
                        List.of(
                                "--module-path=" + plugins,
                                "--handler=versioned",
                                "--host=127.0.0.1",
                                "--port=0"));
        args.addAll(List.of(more));
        return ServerRun.start(args.toArray(String[]::new));
    }

    private static int healthPort(List<String> lines) {
        String line = lines.getLast();
        assertTrue(line.matches("health http://127\\.0\\.0\\.1:\\d+"), () -> "its line: " + lines);
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    @Test
    void itsAddressIsPrintedBehindTheReadyLines() throws Exception {
        Path portFile = work.resolve("port");
        try (var run = start("--health=tcp://127.0.0.1:0", "--port-file=" + portFile)) {
            List<String> lines = run.awaitReady(2);
            assertTrue(lines.getFirst().startsWith("listening "), () -> "first: " + lines);
            assertTrue(healthPort(lines) > 0, () -> "its real port: " + lines);
            assertEquals(lines, Files.readAllLines(portFile), "the port file has it too");
            assertEquals(ExitCode.OK, run.stop(), run::err);
        }
    }

    @Test
    void itIsNotReadyWhileItDrainsAndClosedLast() throws Exception {
        try (var run = start("--health=tcp://127.0.0.1:0", "--drain-timeout=1h")) {
            List<String> lines = run.awaitReady(2);
            int health = healthPort(lines);
            assertTrue(HttpPeer.get(health, "/ready").endsWith("\r\n\r\nready\n"), "it is ready");
            try (var open = new Socket("127.0.0.1", ServerRun.port(lines.getFirst()));
                    var probe = new HttpPeer(health)) {
                open.setSoTimeout(30_000);
                assertEquals(1, open.getInputStream().read(), "the connection is served");
                run.request();
                Await.until("it is not ready", () -> ready(probe).startsWith("HTTP/1.1 503 "));
                assertTrue(ready(probe).endsWith("\r\n\r\ndraining\n"), "because it drains");
                assertTrue(
                        HttpPeer.get(health, "/live").startsWith("HTTP/1.1 200 OK\r\n"),
                        "it lives, and takes new probes");
                assertTrue(Figures.of(health).samples().size() > 10, "and tells its figures");
            }
            assertEquals(ExitCode.OK, run.code(), "the drain does not wait for the probe");
            assertThrows(ConnectException.class, () -> HttpPeer.get(health, "/live"), "closed");
        }
    }

    private static String ready(HttpPeer probe) {
        try {
            probe.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n");
            return probe.answer(true);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aReloadIsCounted() throws Exception {
        try (var run = start("--health=tcp://127.0.0.1:0")) {
            int health = healthPort(run.awaitReady(2));
            String ok = "echo_plugin_reloads_total{result=\"ok\"}";
            String partial = "echo_plugin_reloads_total{result=\"partial\"}";
            assertEquals(0, Figures.of(health).get(ok), "none yet");
            VersionedPlugin.jar(work, 2, plugins.resolve("versioned.jar"));
            run.reload();
            awaitFigure(health, ok);
            Files.writeString(plugins.resolve("versioned.jar"), "no jar");
            run.reload();
            awaitFigure(health, partial);
            assertEquals(1, Figures.of(health).get(ok), "the second is no success");
        }
    }

    private static void awaitFigure(int health, String sample) {
        Await.until(
                sample + " is 1",
                () -> {
                    try {
                        return Figures.of(health).get(sample) == 1;
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    @Test
    void withoutItNothingIsSaidOfIt() throws Exception {
        try (var run = start()) {
            assertFalse(run.awaitReady(1).getFirst().contains("health"), "one line, and no other");
            assertEquals(ExitCode.OK, run.stop(), run::err);
        }
    }

    @Test
    void aDatagramSocketIsAUsageError() throws Exception {
        var run = ServerRun.of("--health=udp://127.0.0.1:0", "--port=0");
        assertEquals(ExitCode.USAGE, run.code(), "usage");
        assertTrue(
                run.err()
                        .startsWith(
                                "echo-server: --health udp://127.0.0.1:0: HTTP needs"
                                        + " tcp://HOST:PORT or unix:/path\n"),
                run::err);
    }

    @Test
    void anotherHandlerIsAUsageError() throws Exception {
        var run = ServerRun.of("--health=tcp://127.0.0.1:0?handler=echo", "--port=0");
        assertEquals(ExitCode.USAGE, run.code(), "usage");
        assertTrue(run.err().contains("there are: health"), run::err);
    }

    @Test
    void aPortThatIsTakenEndsTheStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String endpoint = "tcp://127.0.0.1:" + taken.getLocalPort();
            var run = ServerRun.of("--health=" + endpoint, "--port=0");
            assertEquals(ExitCode.NO_SOCKET, run.code(), "no socket");
            assertTrue(run.err().contains("could not open socket"), run::err);
            assertEquals("", run.out(), "and nothing is ready");
        }
    }
}
