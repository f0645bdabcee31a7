package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** What is logged, and where to. */
final class LogIT {

    private static final String FIELDS =
            "id=1 handler=echo listener=tcp://127\\.0\\.0\\.1:\\d+ peer=127\\.0\\.0\\.1:\\d+ in=5"
                    + " out=5 ms=\\d+\\.\\d{3} end=eof";

    @TempDir private Path folder;

    private static ServerProcess start(Image image, String... options) throws Exception {
        var arguments =
                new java.util.ArrayList<>(java.util.List.of("--host", "127.0.0.1", "--port", "0"));
        arguments.addAll(java.util.List.of(options));
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

    @Test
    void offIsSilent() throws Exception {
        try (ServerProcess server = start(Image.BUILT, "--log-level", "off")) {
            assertEquals(
                    0, Image.BUILT.call("127.0.0.1", server.port(), "hello").exit(), "an echo");
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            assertEquals(java.util.List.of(), server.err().all(), "nothing is logged");
        }
    }

    @Test
    void theUserCanEditTheConfiguration() throws Exception {
        Image image = Image.BUILT.copyTo(folder.resolve("edited"));
        Path file = image.home().resolve("conf/logback-text.xml");
        Files.writeString(file, Files.readString(file).replace("%msg", "EDITED %msg"));
        try (ServerProcess server = start(image)) {
            assertEquals(0, image.call("127.0.0.1", server.port(), "hello").exit(), "an echo");
            server.err().await("the edited pattern", l -> l.contains("EDITED connection"));
        }
    }
}
