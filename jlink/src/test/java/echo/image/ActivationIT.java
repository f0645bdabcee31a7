package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Started by systemd or inetd, with a socket that is there before the server. */
@Tag("alone")
final class ActivationIT {

    private static final Path RESOURCES = Image.PROJECT.resolve("jlink/src/test/resources");

    @TempDir private Path folder;
    private Process process;
    private Lines out;
    private Lines err;

    @AfterEach
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void start(List<String> starter, String... arguments) throws Exception {
        var command = new ArrayList<>(starter);
        command.add(Image.BUILT.server());
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).start();
        out = new Lines(process.inputReader());
        err = new Lines(process.errorReader());
    }

    private int exit() throws Exception {
        assertTrue(Lines.ends(process), "it ends");
        return process.exitValue();
    }

    @Test
    void systemdHandsOverAListeningSocket() throws Exception {
        Machine.needs("systemd-socket-activate");
        int port = Machine.freePort();
        start(systemd("127.0.0.1:" + port), "--listen", "inherit:?handler=echo");
        err.await("that systemd listens", l -> l.startsWith("Listening on "));
        assertEcho(port);
        assertEquals(
                "listening tcp://127.0.0.1:%d handler=echo".formatted(port),
                out.await("a ready line", l -> true),
                "what the socket is bound to");
        assertEcho(port);
        process.toHandle().destroy();
        assertEquals(0, exit(), "a clean stop");
        assertEquals(
                2,
                err.all().stream().filter(l -> l.contains(" end=eof")).count(),
                "the log goes on to the end");
    }

    @Test
    void theFileOfAUnixSocketIsLeftToSystemd() throws Exception {
        Machine.needs("systemd-socket-activate");
        Path path = folder.resolve("echo.sock");
        start(systemd(path.toString()), "--listen", "inherit:");
        err.await("that systemd listens", l -> l.startsWith("Listening on "));
        try (var peer = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            peer.connect(UnixDomainSocketAddress.of(path));
            peer.write(ByteBuffer.wrap(new byte[] {1}));
            peer.shutdownOutput();
            ByteBuffer echo = ByteBuffer.allocate(2);
            assertEquals(1, peer.read(echo), "the echo");
            assertEquals(-1, peer.read(echo), "the end");
        }
        process.toHandle().destroy();
        assertEquals(0, exit(), "a clean stop");
        assertTrue(Files.exists(path), "the file is not the server's");
    }

    @Test
    void systemdHandsOverAConnection() throws Exception {
        Machine.needs("systemd-socket-activate");
        int port = Machine.freePort();
        List<String> command = systemd("127.0.0.1:" + port);
        command.addAll(List.of("--accept", "--inetd"));
        start(command, "--listen", "inherit:");
        err.await("that systemd listens", l -> l.startsWith("Listening on "));
        assertEcho(port);
        err.await("a line in the log", l -> l.contains(" in=3 out=3 ") && l.endsWith(" end=eof"));
        assertEcho(port);
    }

    @Test
    void oneSocketCanBeTakenOver() throws Exception {
        Run run =
                Run.of(
                        "sh",
                        "-c",
                        "LISTEN_PID=$$ LISTEN_FDS=2 exec \"$1\" --listen inherit:",
                        "sh",
                        Image.BUILT.server());
        assertEquals(2, run.exit(), "a mistake of the user's");
        assertEquals(1, run.err().lines().count(), () -> "one line: " + run.err());
        assertTrue(
                run.err().startsWith("echo-server: systemd hands over 2 sockets, and one can"),
                () -> "what is wrong: " + run.err());
    }

    @Test
    void socketsForAnotherProcessAreLeftAlone() throws Exception {
        Run run =
                Run.of(
                        "sh",
                        "-c",
                        "LISTEN_PID=1 LISTEN_FDS=2 exec \"$1\" --version",
                        "sh",
                        Image.BUILT.server());
        assertEquals(0, run.exit(), () -> "they are none of ours: " + run.err());
    }

    @Test
    void whatIsNoSocketIsRefused() throws Exception {
        Run run = Run.of(Image.BUILT.server(), "--listen", "inherit:");
        assertEquals(2, run.exit(), "a mistake of the user's");
        assertTrue(
                run.err().startsWith("echo-server: --listen 'inherit:': standard input is not a "),
                () -> "what is wrong: " + run.err());
    }

    /** Descriptors 0, 1 and 2 are all the connection: whatever is printed, the peer would get. */
    @Test
    void inetdHandsOverAConnection() throws Exception {
        Machine.needs("python3");
        start(inetd("nowait"), "--listen", "inherit:", "--log-level", "debug");
        assertEcho(Integer.parseInt(out.await("a port", l -> true)));
        process.outputWriter().close();
        assertEnded("the server ends with its connection");
    }

    @Test
    void inetdWaits() throws Exception {
        Machine.needs("python3");
        start(inetd("wait"), "--listen", "inherit:", "--log-level", "debug");
        int port = Integer.parseInt(out.await("a port", l -> true));
        assertEcho(port);
        assertEcho(port);
        process.outputWriter().close();
        assertEnded("a clean stop");
    }

    private void assertEnded(String how) throws Exception {
        List<String> all = out.all();
        assertEquals(List.of("0", "blocks"), all.subList(all.size() - 2, all.size()), how);
    }

    private static List<String> systemd(String address) {
        return new ArrayList<>(List.of("systemd-socket-activate", "--listen=" + address));
    }

    private static List<String> inetd(String how) {
        return List.of("python3", RESOURCES.resolve("inetd.py").toString(), how);
    }

    private static void assertEcho(int port) throws Exception {
        try (var peer = new Peer("127.0.0.1", port)) {
            peer.send("abc");
            assertEquals("abc", peer.rest(), "the echo, and nothing else");
        }
    }
}
