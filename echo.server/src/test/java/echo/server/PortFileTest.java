package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.server.plugins.TestModule;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The file is there while the server is ready, whole, and never else. */
@Timeout(60)
final class PortFileTest {

    @TempDir private static Path work;
    private static String plugins;
    @TempDir private Path folder;

    @BeforeAll
    static void buildPlugin() throws IOException {
        Path jars = Files.createDirectory(work.resolve("plugins"));
        new TestModule(work, "test.echo").handler("echo").jar(jars.resolve("echo.jar"));
        plugins = "--module-path=" + jars;
    }

    @Test
    void holdsTheReadyLinesWhileTheServerIsReady() throws Exception {
        Path file = folder.resolve("port");
        try (var run =
                start(
                        "--listen=tcp://127.0.0.1:0",
                        "--listen=tcp4://127.0.0.1:0",
                        "--port-file",
                        file)) {
            List<String> lines = run.awaitReady(2);
            assertEquals(lines, Files.readAllLines(file), "the ready lines");
            assertEquals(List.of(file), files(), "and no other file beside it");
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
            assertEquals(List.of(), files(), "it is removed at the end");
        }
    }

    @Test
    void replacesWhatAnEarlierRunHasLeft() throws Exception {
        Path file = Files.writeString(folder.resolve("port"), "listening tcp://stale:1 handler=x");
        try (var run = start("--listen=tcp://127.0.0.1:0", "--port-file", file)) {
            assertEquals(run.awaitReady(1), Files.readAllLines(file), "the ready lines");
        }
    }

    /** It may be started twice by mistake: the first goes on, and so must its file. */
    @Test
    void aServerThatCannotStartLeavesTheFileOfTheOneThatRuns() throws Exception {
        Path file = Files.writeString(folder.resolve("port"), "listening tcp://other:1 handler=x");
        try (var taken = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            var run =
                    start("--listen=tcp://127.0.0.1:" + taken.getLocalPort(), "--port-file", file);
            assertEquals(ExitCode.NO_SOCKET, run.code(), "the address is taken");
        }
        assertEquals(List.of(file), files(), "the other server's file is there");
    }

    @Test
    void theFileOfAnotherServerIsNotRemoved() throws Exception {
        Path file = folder.resolve("port");
        try (var run = start("--listen=tcp://127.0.0.1:0", "--port-file", file)) {
            run.awaitReady(1);
            Files.writeString(file, "listening tcp://other:1 handler=x");
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
        }
        assertEquals(List.of(file), files(), "the other server's file is there");
    }

    @Test
    void isRemovedAfterAnInterruptToo() throws Exception {
        Path file = folder.resolve("port");
        try (var run = start("--listen=tcp://127.0.0.1:0", "--port-file", file)) {
            run.awaitReady(1);
            run.interrupt();
            assertEquals(ExitCode.OK, run.code(), "it ends");
            assertFalse(Files.exists(file), "the file is removed");
        }
    }

    @Test
    void aFileInAFolderThatIsNotThereIsAUsageError() throws Exception {
        Path file = folder.resolve("none/port");
        assertUnusable(file, start("--listen=tcp://127.0.0.1:0", "--port-file", file));
    }

    @Test
    void aFolderIsNoFile() throws Exception {
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.createFile(full.resolve("x"));
        assertUnusable(full, start("--listen=tcp://127.0.0.1:0", "--port-file", full));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertUnusable(empty, start("--listen=tcp://127.0.0.1:0", "--port-file", empty));
        assertTrue(Files.isDirectory(empty), "an empty folder is not removed either");
    }

    /** A device such as /dev/null would be deleted, and that by root. */
    @Test
    void whatIsNoFileStaysAsItIs() throws Exception {
        Path pipe = folder.resolve("pipe");
        int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        assumeTrue(made == 0, "needs mkfifo");
        assertUnusable(pipe, start("--listen=tcp://127.0.0.1:0", "--port-file", pipe));
        assertTrue(Files.exists(pipe), "it is not removed");
    }

    @Test
    void noneIsLeftIfOneCannotBeWritten() throws Exception {
        Path bad = folder.resolve("none/port");
        assertUnusable(
                bad,
                start(
                        "--listen=tcp://127.0.0.1:0",
                        "--port-file",
                        folder.resolve("good"),
                        "--port-file",
                        bad));
        assertEquals(List.of(), files(), "the server is not ready, so no file says so");
    }

    private static ServerRun start(Object... args) {
        return ServerRun.start(
                Stream.concat(Stream.of(plugins), Stream.of(args).map(Object::toString))
                        .toArray(String[]::new));
    }

    private static void assertUnusable(Path file, ServerRun run) throws Exception {
        assertEquals(ExitCode.USAGE, run.code(), "a usage error; printed: " + run.out());
        assertEquals("", run.out(), "it was never ready");
        List<String> lines = run.err().lines().toList();
        assertEquals(2, lines.size(), "one line and where to look: " + lines);
        assertTrue(
                lines.getFirst().startsWith("echo-server: --port-file " + file + " cannot be"),
                "it names the file: " + lines);
        assertTrue(lines.getFirst().contains(": name a file in a folder"), "the remedy: " + lines);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
