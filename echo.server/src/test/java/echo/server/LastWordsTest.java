package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Logging is configured beside the start; a process of its own shows that nothing gets lost. */
@Timeout(60)
final class LastWordsTest {

    @TempDir private Path folder;
    @TempDir private Path work;

    @Test
    void aWarningIsLoggedEvenIfTheProcessEndsSoon() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "this is no jar");
        try (var process =
                new ServerProcess(
                        work, List.of(), "--module-path", folder.toString(), "--list-handlers")) {
            assertEquals(ExitCode.OK, process.exit(), process::said);
            String said = process.said();
            assertTrue(said.contains("NAME "), "the table: " + said);
            long warnings =
                    said.lines().filter(line -> line.contains(broken + " is left out")).count();
            assertEquals(1, warnings, "and the warning: " + said);
        }
    }
}
