package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Logging is configured beside the start; a process of its own shows that nothing gets lost. */
@Timeout(60)
final class LastWordsTest {

    @TempDir private Path folder;

    @Test
    void aWarningIsLoggedEvenIfTheProcessEndsSoon() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "this is no jar");
        String said = said("--module-path", folder.toString(), "--list-handlers");
        assertTrue(said.contains("NAME "), "the table: " + said);
        long warnings = said.lines().filter(line -> line.contains(broken + " is left out")).count();
        assertEquals(1, warnings, "and the warning: " + said);
    }

    private String said(String... args) throws IOException, InterruptedException {
        var command =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "--add-modules=ch.qos.logback.classic",
                        "--module",
                        "echo.server/echo.server.Main");
        command.command().addAll(List.of(args));
        Path output = folder.resolve("output");
        Process process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertTrue(process.waitFor(50, TimeUnit.SECONDS), "the process ends");
            String said = Files.readString(output);
            assertEquals(ExitCode.OK, process.exitValue(), "its exit code; it said: " + said);
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
