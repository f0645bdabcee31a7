package echo.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.log.Log;
import echo.server.plugins.TestModule;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From the command line to the exit code, with a handler from a plugin. */
@Timeout(60)
final class ServerCommandTest {

    @TempDir private static Path work;
    private static String plugins;

    @BeforeAll
    static void buildPlugin() throws IOException {
        Path folder = Files.createDirectory(work.resolve("plugins"));
        new TestModule(work, "test.echo").handler("echo").jar(folder.resolve("echo.jar"));
        plugins = "--module-path=" + folder;
    }

    @Test
    void servesUntilItIsStopped() throws Exception {
        try (var run = ServerRun.start(plugins, "--host", "127.0.0.1", "--port", "0")) {
            String line = run.awaitReady(1).getFirst();
            assertTrue(
                    line.matches("listening tcp://127\\.0\\.0\\.1:[1-9]\\d* handler=echo"),
                    "the ready line: " + line);
            try (var socket = connect(line)) {
                assertArrayEquals(new byte[] {1, 2, 3}, echo(socket, 1, 2, 3), "it echoes");
            }
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
            assertEquals("", run.err(), "no error");
            assertEquals(line, run.out().strip(), "nothing but the ready line");
            assertThrows(IOException.class, () -> connect(line), "nobody listens any more");
        }
    }

    @Test
    void listensInSeveralPlaces() throws Exception {
        try (var run =
                ServerRun.start(
                        plugins,
                        "--listen=tcp://127.0.0.1:0",
                        "--listen",
                        "tcp4://127.0.0.1:0?handler=echo")) {
            List<String> lines = run.awaitReady(2);
            assertTrue(lines.getFirst().startsWith("listening tcp://"), "the first: " + lines);
            assertTrue(lines.getLast().startsWith("listening tcp4://"), "the second: " + lines);
            for (String line : lines) {
                try (var socket = connect(line)) {
                    assertArrayEquals(new byte[] {7}, echo(socket, 7), "it echoes: " + line);
                }
            }
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
        }
    }

    @Test
    void aConfigurationIsAFileOfOptions() throws Exception {
        Path file = work.resolve("server.args");
        Files.writeString(
                file, "# where\n--host 127.0.0.1\n--port 1 # overridden\n'" + plugins + "'\n");
        try (var run = ServerRun.start("@" + file, "--port", "0")) {
            run.awaitReady(1);
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
        }
    }

    @Test
    void aHostMayStandInBrackets() throws Exception {
        try (var run = ServerRun.start(plugins, "--host=[127.0.0.1]", "--port=0")) {
            String line = run.awaitReady(1).getFirst();
            assertTrue(line.startsWith("listening tcp://127.0.0.1:"), "the host: " + line);
        }
    }

    @Test
    void anAddressInUseEndsItWithOne() throws Exception {
        try (var taken = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            String where = "tcp://127.0.0.1:" + taken.getLocalPort();
            var run = ServerRun.of(plugins, "--listen", where);
            assertEquals(ExitCode.NO_SOCKET, run.code(), "could not open socket");
            assertEquals("", run.out(), "it was never ready");
            assertEquals(1, run.err().lines().count(), "one line: " + run.err());
            assertTrue(
                    run.err().startsWith("echo-server: could not open socket for " + where + ": "),
                    "which says where: " + run.err());
        }
    }

    @Test
    void anUnknownHostEndsItWithOne() throws Exception {
        var run = ServerRun.of(plugins, "--host", "no-such-host.invalid", "--port", "0");
        assertEquals(ExitCode.NO_SOCKET, run.code(), "could not open socket");
        assertTrue(run.err().contains("no-such-host.invalid: name not resolved"), run.err());
    }

    @Test
    void theTimeToDrainIsBounded() throws Exception {
        try (var run =
                ServerRun.start(
                        plugins, "--host=127.0.0.1", "--port=0", "--drain-timeout", "10ms")) {
            try (var socket = connect(run.awaitReady(1).getFirst())) {
                assertArrayEquals(new byte[] {7}, echo(socket, 7), "the connection is open");
                assertEquals(ExitCode.OK, run.stop(), "cutting it is a clean end, too");
            }
        }
    }

    @Test
    void anInterruptStopsItWithoutADrain() throws Exception {
        try (var run = ServerRun.start(plugins, "--host=127.0.0.1", "--port=0")) {
            String line = run.awaitReady(1).getFirst();
            try (var socket = connect(line)) {
                assertArrayEquals(new byte[] {7}, echo(socket, 7), "the connection is open");
                run.interrupt();
                assertEquals(ExitCode.OK, run.code(), "it ends");
                assertThrows(IOException.class, () -> connect(line), "nobody listens any more");
            }
        }
    }

    @Test
    void aBrokenPluginDoesNotKeepItFromStarting() throws Exception {
        Path more = Files.createDirectory(work.resolve("more"));
        Path broken = Files.writeString(more.resolve("broken.jar"), "this is no jar");
        try (var log = new RecordedLog(Log.PLUGINS);
                var run =
                        ServerRun.start(
                                plugins + File.pathSeparator + more,
                                "--host=127.0.0.1",
                                "--port=0")) {
            run.awaitReady(1);
            assertEquals(1, log.complaints().size(), "one warning: " + log.complaints());
            String warning = log.complaints().getFirst().getFormattedMessage();
            assertTrue(warning.contains(broken.toString()), "it names the file: " + warning);
            assertFalse(warning.contains("\n"), "in one line: " + warning);
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
        }
    }

    private static Socket connect(String readyLine) throws IOException {
        var socket = new Socket("127.0.0.1", ServerRun.port(readyLine));
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static byte[] echo(Socket socket, int... values) throws IOException {
        for (int value : values) {
            socket.getOutputStream().write(value);
        }
        return socket.getInputStream().readNBytes(values.length);
    }
}
