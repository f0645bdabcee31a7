package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The archive that people download. */
final class ArchiveIT {

    private static final long MOST_BYTES = 30_000_000;

    @TempDir private Path folder;

    private static Path archive() throws Exception {
        try (Stream<Path> files = Files.list(Image.path("echo.archives"))) {
            List<Path> archives =
                    files.filter(
                                    f ->
                                            f.getFileName()
                                                    .toString()
                                                    .matches("echo-.*-linux-.*\\.tar\\.gz"))
                            .toList();
            assertEquals(1, archives.size(), () -> "one archive: " + archives);
            return archives.getFirst();
        }
    }

    @Test
    void itIsSmall() throws Exception {
        long bytes = Files.size(archive());
        assertTrue(bytes <= MOST_BYTES, "at most 30 MB, but " + bytes);
    }

    @Test
    void unpackedItRuns() throws Exception {
        Run unpack = Run.of("tar", "xzf", archive().toString(), "-C", folder.toString());
        assertEquals(0, unpack.exit(), () -> "it unpacks: " + unpack.err());
        var image = new Image(folder.resolve("echo-" + System.getProperty("echo.version")));
        try (ServerProcess server = ServerProcess.start(image, "--port", "0")) {
            assertEquals(
                    "Received 'x'", image.call("localhost", server.port(), "x").out(), "the echo");
        }
    }

    @Test
    void itHasWhatItShould() {
        for (String name :
                List.of(
                        "bin/echo-server",
                        "bin/echo-client",
                        "plugins",
                        "conf/echo-server.args",
                        "conf/logback-text.xml.example",
                        "conf/logback-json.xml.example",
                        "lib/echo-server.aot",
                        "lib/echo-client.aot",
                        "share/man/man1/echo-server.1",
                        "share/man/man1/echo-client.1",
                        "share/bash-completion/completions/echo-server",
                        "share/bash-completion/completions/echo-client",
                        "release")) {
            assertTrue(Files.exists(Image.BUILT.home().resolve(name)), name + " should be there");
        }
    }

    @Test
    void theReadmeListsItsModules() throws Exception {
        List<String> modules =
                Run.of(Image.BUILT.java(), "--list-modules")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll("@.*", ""))
                        .filter(name -> name.startsWith("java.") || name.startsWith("jdk."))
                        .toList();
        String readme = Files.readString(Image.PROJECT.resolve("README.md"));
        for (String module : modules) {
            assertTrue(readme.contains("`" + module + "`"), module + " should be in the README");
        }
    }
}
