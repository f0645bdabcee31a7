package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the log, or the port file, cannot be written: peers are served all the same. */
final class FullDiskIT {

    /** Their access lines are far more than a pipe holds. */
    private static final int CONNECTIONS = Stress.number(1_000, 50_000);

    @TempDir private Path folder;

    @Test
    void standardErrorIsFull() throws Exception {
        Machine.needsFile("/dev/full");
        try (ServerProcess server = start(">", Path.of("/dev/full"))) {
            serve(server, "a full standard error");
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
        }
    }

    @Test
    void theReaderOfTheLogIsGone() throws Exception {
        Path pipe = pipe();
        ServerProcess started;
        try (var _ = new RandomAccessFile(pipe.toFile(), "rw")) {
            started = start(">", pipe);
        }
        try (ServerProcess server = started) {
            serve(server, "a log whose reader is gone");
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
        }
    }

    @Test
    void theReaderOfTheLogStalls() throws Exception {
        try (ServerProcess server = start("<>", pipe())) {
            serve(server, "a log that nobody reads");
            long start = System.nanoTime();
            server.terminate();
            assertEquals(0, server.exit(), "the last resort ends it as a clean stop");
            System.out.printf(
                    "full disk: with a stalled log the stop took %.2f s%n",
                    (System.nanoTime() - start) / 1e9);
        }
    }

    /** A stall that ends loses nothing. */
    @Test
    void theReaderOfTheLogComesBack() throws Exception {
        Path pipe = pipe();
        try (ServerProcess server = start("<>", pipe)) {
            serve(server, "a log that is read later");
            var log = new Lines(Files.newBufferedReader(pipe));
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            long lines = log.all().stream().filter(l -> l.contains(" echo.access ")).count();
            assertEquals(CONNECTIONS, lines, "a line for each connection");
        }
    }

    @Test
    void thePortFileDoesNotFit() throws Exception {
        Machine.needs("unshare");
        assumeTrue(Run.of("unshare", "-m", "true").exit() == 0, "needs to make mount namespaces");
        Run run =
                Run.of(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=4k none \"$2\" && cd \"$2\" || exit 99\n"
                            + "head -c 4096 /dev/zero >full\n"
                            + "\"$1\" --host 127.0.0.1 --port 0 --port-file ports; echo exit $?\n"
                            + "ls",
                        "sh",
                        Image.BUILT.server(),
                        folder.toString());
        assertEquals("exit 2\nfull", run.out(), () -> "no server, and no half a file: " + run);
        assertTrue(
                run.err().lines().findFirst().orElse("").contains("/ports cannot be written"),
                () -> "one line that says so: " + run.err());
        assertTrue(!run.err().contains("\tat "), () -> "no stack trace: " + run.err());
        System.out.println("full disk: " + run.err().lines().findFirst().orElseThrow());
    }

    private Path pipe() throws Exception {
        Machine.needs("mkfifo");
        Path pipe = folder.resolve("log");
        assertEquals(0, Run.of("mkfifo", pipe.toString()).exit(), "mkfifo works");
        return pipe;
    }

    /** With {@code <>} the server holds both ends of a pipe, so that it waits for no reader. */
    private static ServerProcess start(String redirection, Path log) throws Exception {
        String script = "exec \"$@\" 2" + redirection + "\"$0\"";
        var command = new ArrayList<>(List.of("sh", "-c", script, log.toString()));
        command.addAll(List.of(Image.BUILT.server(), "--host", "127.0.0.1", "--port", "0"));
        // Those whose line is not written yet count as open.
        command.addAll(List.of("--drain-timeout", "500ms"));
        return ServerProcess.start(command, Map.of());
    }

    private static void serve(ServerProcess server, String with) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            try (var peer = new Peer("127.0.0.1", server.port())) {
                peer.send("x");
                assertEquals("x", peer.rest(), "connection " + i + " with " + with);
            }
        }
        System.out.printf(
                "full disk: %d connections served with %s, in %.2f s%n",
                CONNECTIONS, with, (System.nanoTime() - start) / 1e9);
    }
}
