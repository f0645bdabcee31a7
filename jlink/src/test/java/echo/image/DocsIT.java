package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The examples in the docs run, beside a server where they want one. */
@Tag("alone")
final class DocsIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ADDRESSES.md", "CLIENT.md", "JSON.md", "OBSERVABILITY.md"})
    void run(String name) throws Exception {
        String page = Files.readString(Image.PROJECT.resolve("docs/" + name));
        List<String> commands =
                BLOCK.matcher(page).results().flatMap(block -> block.group(1).lines()).toList();
        assertFalse(commands.isEmpty(), "the page has examples");
        if (commands.stream().anyMatch(command -> command.startsWith("curl "))) {
            Machine.needs("curl");
        }
        String port = Integer.toString(Machine.freePort());
        String health = Integer.toString(Machine.freePort());
        try (ServerProcess _ =
                ServerProcess.start(
                        Image.BUILT,
                        "--listen",
                        "tcp://localhost:" + port,
                        "--listen",
                        "udp://localhost:" + port,
                        "--health",
                        "tcp://127.0.0.1:" + health,
                        "--log-level",
                        "off")) {
            for (String command : commands) {
                assertRuns(command.replace("7777", port).replace("7780", health));
            }
        }
    }

    /** Those that start their own server: each example is a script. */
    @ParameterizedTest
    @ValueSource(strings = {"LIMITS.md"})
    void runAsAWhole(String name) throws Exception {
        Machine.needs("openssl");
        String page = Files.readString(Image.PROJECT.resolve("docs/" + name));
        List<String> scripts = BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
        assertFalse(scripts.isEmpty(), "the page has examples");
        for (String script : scripts) {
            Files.deleteIfExists(folder.resolve("ready"));
            assertRuns("set -e\n" + script);
        }
    }

    private void assertRuns(String command) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        String bin = Image.BUILT.home().resolve("bin").toString();
        shell.environment().merge("PATH", bin, (path, own) -> own + File.pathSeparator + path);
        Run run = Run.of(shell, "");
        assertEquals(0, run.exit(), () -> command + " should work: " + run);
        assertFalse(run.out().isEmpty(), command + " prints something");
    }
}
