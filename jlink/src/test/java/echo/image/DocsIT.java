package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The examples in the docs run. */
final class DocsIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    @Test
    void thoseOfResolving() throws Exception {
        String page = Files.readString(Image.PROJECT.resolve("docs/ADDRESSES.md"));
        List<String> commands =
                BLOCK.matcher(page).results().flatMap(block -> block.group(1).lines()).toList();
        assertFalse(commands.isEmpty(), "the page has examples");
        for (String command : commands) {
            var shell = new ProcessBuilder("sh", "-c", command);
            String bin = Image.BUILT.home().resolve("bin").toString();
            shell.environment().merge("PATH", bin, (path, own) -> own + File.pathSeparator + path);
            Run run = Run.of(shell, "");
            assertEquals(0, run.exit(), () -> command + " should work: " + run.err());
            assertFalse(run.out().isEmpty(), command + " prints something");
        }
    }
}
