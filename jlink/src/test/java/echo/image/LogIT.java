package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is logged, and where to. */
final class LogIT {

    private static final String FIELDS =
            "id=1 handler=echo listener=tcp://127\\.0\\.0\\.1:\\d+ peer=127\\.0\\.0\\.1:\\d+ in=5"
                    + " out=5 ms=\\d+\\.\\d{3} end=eof";

    @TempDir private Path folder;

    private static ServerProcess start(Image image, String... options) throws Exception {
        var arguments = new ArrayList<>(List.of("--host", "127.0.0.1", "--port", "0"));
        arguments.addAll(List.of(options));
        return ServerProcess.start(image, arguments.toArray(String[]::new));
    }

    @Test
    void oneLineForEachConnection() throws Exception {
        try (ServerProcess server = start(Image.BUILT)) {
            assertEquals(
                    0, Image.BUILT.call("127.0.0.1", server.port(), "hello").exit(), "an echo");
            String line = server.err().await("an access log line", l -> l.contains("echo.access"));
            assertTrue(
                    line.matches("[0-9-]+ [0-9:.]+ INFO  echo\\.access connection " + FIELDS),
                    () -> "all fields in their order, but was " + line);
        }
    }

    @Test
    void asJson() throws Exception {
        try (ServerProcess server = start(Image.BUILT, "--log-format", "json")) {
            assertEquals(
                    0, Image.BUILT.call("127.0.0.1", server.port(), "hello").exit(), "an echo");
            String line = server.err().await("an access log line", l -> l.contains("echo.access"));
            assertTrue(line.startsWith("{") && line.endsWith("}"), () -> "an object: " + line);
            for (String field :
                    new String[] {
                        "\"level\":\"INFO\"", "\"handler\":", "\"echo\"", "\"end\":", "\"eof\""
                    }) {
                assertTrue(line.contains(field), () -> field + " should be in " + line);
            }
        }
    }

    @Test
    void aConnectionWithoutAByteOnlyAtDebug() throws Exception {
        try (ServerProcess server = start(Image.BUILT, "--log-level", "debug")) {
            new Peer("127.0.0.1", server.port()).close();
            String line = server.err().await("an access log line", l -> l.contains("in=0 out=0"));
            assertTrue(line.contains("DEBUG echo.access"), () -> "at debug: " + line);
        }
    }

    /** A reader that stalls must neither hold up connections nor the end. */
    @Test
    void whoeverDoesNotReadTheLogHoldsUpNobody() throws Exception {
        var command =
                List.of(
                        "sh",
                        "-c",
                        "mkfifo \"$1\"; sleep 600 <\"$1\" & echo $! >\"$1.pid\"; exec \"$2\" --host"
                                + " 127.0.0.1 --port 0 --drain-timeout 0 2>\"$1\"",
                        "sh",
                        folder.resolve("log").toString(),
                        Image.BUILT.server());
        try (ServerProcess server = ServerProcess.start(command, Map.of())) {
            // Some 200 bytes a line: far more than the pipe holds.
            for (int i = 0; i < 1_000; i++) {
                try (var peer = new Peer("127.0.0.1", server.port())) {
                    peer.send("x");
                    assertEquals("x", peer.rest(), "every connection is served");
                }
            }
            server.terminate();
            assertEquals(0, server.exit(), "and the server ends");
        } finally {
            Run.of("kill", Files.readString(folder.resolve("log.pid")).strip());
        }
    }

    @Test
    void aBrokenConfigurationIsToldOnStandardError() throws Exception {
        Image image = Image.BUILT.copyTo(folder.resolve("broken"));
        Files.writeString(image.home().resolve("conf/logback-text.xml"), "<configuration><oops>");
        try (ServerProcess server = start(image)) {
            server.err().await("what to do", l -> l.contains("text.xml is faulty: mend or remove"));
            assertEquals(0, image.call("127.0.0.1", server.port(), "x").exit(), "it serves");
            server.err().await("the log as without it", l -> l.contains("echo.access connection"));
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            assertEquals(1, server.out().all().size(), "standard output has the ready line alone");
            boolean hasTrace = server.err().all().stream().anyMatch(l -> l.startsWith("\tat "));
            assertFalse(hasTrace, "no stack trace");
        }
    }

    @Test
    void offIsSilent() throws Exception {
        try (ServerProcess server = start(Image.BUILT, "--log-level", "off")) {
            assertEquals(
                    0, Image.BUILT.call("127.0.0.1", server.port(), "hello").exit(), "an echo");
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            assertEquals(List.of(), server.err().all(), "nothing is logged");
        }
    }

    /** The examples say what is so without them, but for what a user has changed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | %msg | EDITED %msg | ^[0-9-]+ [0-9:.]+ INFO  echo\\.access EDITED"
                        + " connection id=1 .* end=eof$",
                "json | <withContext>false | <withContext>true |"
                        + " ^\\{(?=.*\"context\":)(?=.*\"connection\")(?=.*\"eof\").*\\}$"
            })
    void theUserCanEditTheConfiguration(String format, String what, String by, String line)
            throws Exception {
        Image image = Image.BUILT.copyTo(folder.resolve("edited"));
        Path file = image.home().resolve("conf/logback-" + format + ".xml");
        String example = Files.readString(Path.of(file + ".example"));
        assertTrue(example.contains(what), "the example can be edited: " + example);
        Files.writeString(file, example.replace(what, by));
        try (ServerProcess server = start(image, "--log-format", format)) {
            assertEquals(0, image.call("127.0.0.1", server.port(), "hello").exit(), "an echo");
            server.err().await("the edited line", l -> l.matches(line));
        }
    }
}
