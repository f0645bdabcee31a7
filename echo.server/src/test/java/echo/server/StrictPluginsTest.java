package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.log.Log;
import echo.server.plugins.TestModule;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** {@code --strict-plugins}: a plugin that would be left out ends the start. */
@Timeout(60)
final class StrictPluginsTest {

    @TempDir private Path work;
    private Path plugins;

    @BeforeEach
    void makePlugin() throws Exception {
        plugins = Files.createDirectory(work.resolve("plugins"));
        new TestModule(work, "test.echo").handler("echo").jar(plugins.resolve("echo.jar"));
    }

    @Test
    void eachProblemIsALine() throws Exception {
        List<Path> broken =
                List.of(
                        Files.writeString(plugins.resolve("a.jar"), "this is no jar"),
                        Files.createDirectory(plugins.resolve("b")));
        for (String task : List.of("--port=0", "--list-handlers")) {
            try (var log = new RecordedLog(Log.PLUGINS)) {
                var run = ServerRun.of("--strict-plugins", "--module-path=" + plugins, task);
                assertEquals(ExitCode.USAGE, run.code(), "the exit code");
                List<String> lines = run.err().lines().toList();
                assertEquals(2, lines.size(), "a line for each: " + lines);
                for (int i = 0; i < broken.size(); i++) {
                    String start = "echo-server: plugin " + broken.get(i) + " is left out: ";
                    assertTrue(lines.get(i).startsWith(start), "what is wrong: " + lines);
                }
                assertEquals("", run.out(), "nothing is printed as a result");
                assertEquals(List.of(), log.complaints(), "and it is said once");
            }
        }
    }

    @Test
    void pluginsThatOthersCanWriteToAreNone() throws Exception {
        Files.setPosixFilePermissions(plugins, PosixFilePermissions.fromString("rwxrwxrwx"));
        String line = plugins + " can be written to by all (mode 777)";
        var run = ServerRun.of("--strict-plugins", "--module-path=" + plugins, "--port=0");
        assertEquals(ExitCode.USAGE, run.code(), "the exit code");
        assertTrue(
                run.err().lines().anyMatch(l -> l.startsWith("echo-server: " + line)),
                () -> "what is wrong: " + run.err());
        try (var log = new RecordedLog(Log.PLUGINS);
                var served =
                        ServerRun.start(
                                "--module-path=" + plugins, "--host=127.0.0.1", "--port=0")) {
            served.awaitReady(1);
            assertTrue(
                    log.complaints().stream()
                            .anyMatch(event -> event.getFormattedMessage().startsWith(line)),
                    () -> "without the option, a warning: " + log.complaints());
            assertEquals(ExitCode.OK, served.stop(), "and it is served");
        }
    }

    @Test
    void goodPluginsAreServed() throws Exception {
        try (var run =
                ServerRun.start(
                        "--strict-plugins",
                        "--module-path=" + plugins,
                        "--host=127.0.0.1",
                        "--port=0")) {
            run.awaitReady(1);
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
        }
    }
}
