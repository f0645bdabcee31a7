package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The access log in a file of its own, as the docs have it, and what happens when that is full. */
final class LogFilesIT {

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```xml\\n(.*?)^```$");
    private static final String PLACE = "<logger name=\"echo.access\"/>";

    @TempDir private Path folder;
    private Path logs;
    private Image image;

    @BeforeEach
    void configure() throws Exception {
        logs = Files.createDirectory(folder.resolve("logs"));
        image = Image.BUILT.copyTo(folder.resolve("image"));
        Matcher snippet =
                SNIPPET.matcher(Files.readString(Image.PROJECT.resolve("docs/OBSERVABILITY.md")));
        assertTrue(snippet.find(), "the page has a snippet");
        Path file = image.home().resolve("conf/logback-text.xml");
        String configuration = Files.readString(file.resolveSibling("logback-text.xml.example"));
        assertTrue(configuration.contains(PLACE), "the place for it");
        Files.writeString(
                file,
                configuration.replace(
                        PLACE, snippet.group(1).replace("/var/log/echo", logs.toString())));
    }

    private static void exchange(ServerProcess server, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            try (var peer = new Peer("127.0.0.1", server.port())) {
                peer.send("x");
                assertEquals("x", peer.rest(), "every connection is served");
            }
        }
    }

    private static int stop(ServerProcess server) throws Exception {
        server.terminate();
        return server.exit();
    }

    @Test
    void theSnippetRoutesTheAccessLog() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(image, "--host", "127.0.0.1", "--port", "0")) {
            exchange(server, 3);
            server.signal("USR1");
            server.err().await("the server's own line", l -> l.contains(" status: "));
            assertEquals(0, stop(server), "a clean stop");
            assertEquals(0, server.err().count(l -> l.contains("end=eof")), "not there as well");
        }
        List<String> lines = Files.readAllLines(logs.resolve("access.log"));
        assertEquals(3, lines.size(), () -> "a line for each connection: " + lines);
        assertTrue(lines.stream().allMatch(l -> l.contains(" in=1 out=1 ")), lines::toString);
    }

    @Test
    void aFullDiskStopsNothingAndIsToldOnce() throws Exception {
        Machine.needsMountNamespaces();
        var command =
                List.of(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=4k tmpfs \"$1\" && exec \"$2\" --host 127.0.0.1"
                                + " --port 0",
                        "sh",
                        logs.toString(),
                        image.server());
        long start = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(command, Map.of())) {
            // Some 100 bytes a line, and one page of disk.
            exchange(server, 100);
            server.err().await("what is wrong", l -> l.contains("No space left on device"));
            exchange(server, 10);
            assertEquals(0, stop(server), "a clean stop");
            long minutes = Duration.ofNanos(System.nanoTime() - start).toMinutes();
            List<String> told = server.err().all();
            assertTrue(
                    told.stream().allMatch(l -> l.contains("No space left on device")),
                    () -> "what is wrong, and no stack trace: " + told);
            long failures = told.stream().filter(l -> l.contains("IO failure")).count();
            assertTrue(failures <= 1 + minutes, () -> "told once a minute: " + told);
        }
    }

    @Test
    void standardErrorThatIsFullStopsNothing() throws Exception {
        Machine.needsFile("/dev/full");
        var command =
                List.of(
                        "sh",
                        "-c",
                        "exec \"$1\" --host 127.0.0.1 --port 0 2>/dev/full",
                        "sh",
                        Image.BUILT.server());
        try (ServerProcess server = ServerProcess.start(command, Map.of())) {
            exchange(server, 100);
            assertEquals(0, stop(server), "a clean stop");
        }
    }
}
