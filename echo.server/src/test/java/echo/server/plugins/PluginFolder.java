package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a good plugin in it, and a broken one soon. */
final class PluginFolder {

    private final Path work;
    private final Path folder;

    PluginFolder(Path work) throws IOException {
        this.work = work;
        folder = Files.createDirectory(work.resolve("plugins"));
        new TestModule(work, "good.plugin").handler("good").jar(folder.resolve("good.jar"));
    }

    /** An entry of this name in it. */
    Path entry(String name) {
        return folder.resolve(name);
    }

    /** A folder of this name in it. */
    Path subfolder(String name) throws IOException {
        return Files.createDirectory(entry(name));
    }

    /** A module named broken that is not broken yet. */
    TestModule module() {
        return new TestModule(work, "broken");
    }

    /** Another module, such as a library. */
    TestModule module(String name) {
        return new TestModule(work, name);
    }

    /** Another module of a name that there is already. */
    TestModule otherModule(String name) {
        return new TestModule(work.resolve("other"), name);
    }

    /** One warning names the entry, the reason and the remedy, and the rest is loaded. */
    void assertLeftOut(Path entry, String reason, String remedy) {
        try (var loaded = new LoadedPlugins(folder)) {
            String warning = loaded.warning();
            String start = "plugin " + entry + " is left out: ";
            assertTrue(warning.startsWith(start), "names " + entry + " first: " + warning);
            String why = warning.substring(start.length());
            int end = why.lastIndexOf("; ");
            assertTrue(end > 0, "a reason, and behind it a remedy: " + warning);
            assertTrue(why.substring(0, end).contains(reason), "the reason " + reason + ": " + why);
            assertTrue(
                    why.substring(end + 2).startsWith(remedy), "the remedy " + remedy + ": " + why);
            assertEquals(1, warning.lines().count(), "one line: " + warning);
            assertEquals("good", loaded.names(), "the good plugin and nothing of the broken one");
        }
    }
}
