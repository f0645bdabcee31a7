package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder with a good plugin in it, which has a handler of each kind, and a broken one soon. */
final class PluginFolder {

    private final Path work;
    private final Path folder;

    PluginFolder(Path work) throws IOException {
        this.work = work;
        folder = Files.createDirectory(work.resolve("plugins"));
        var good = new TestModule(work, "good.plugin");
        for (HandlerKind kind : HandlerKind.values()) {
            good.kind(kind).handler("Good" + kind.ordinal(), "\"good\"", "");
            good.provides("Good" + kind.ordinal());
        }
        good.jar(folder.resolve("good.jar"));
    }

    /** An entry of this name in it. */
    Path entry(String name) {
        return folder.resolve(name);
    }

    /** A folder of this name in it. */
    Path subfolder(String name) throws IOException {
        return Files.createDirectory(entry(name));
    }

    /** A link of this name in it. */
    Path link(String name, String target) throws IOException {
        return Files.createSymbolicLink(entry(name), Path.of(target));
    }

    /** JUnit would warn of those that lead out of its folder. */
    void removeLinks() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
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

    /** The echo.api with another version. */
    Path api(String version) throws IOException {
        return TestModule.apiOf(version, work.resolve("echo.api-" + version + ".jar"));
    }

    LoadedPlugins load() {
        return new LoadedPlugins(folder);
    }

    /** With a short time for each plugin. */
    LoadedPlugins loadSoon() {
        return LoadedPlugins.soon(folder);
    }

    /** One line names the entry, the reason and the remedy, and the rest is loaded. */
    static void assertLeftOut(LoadedPlugins loaded, Path entry, Fault fault) {
        String line = loaded.problem();
        String start = "plugin " + entry + " is left out: ";
        assertTrue(line.startsWith(start), "names " + entry + " first: " + line);
        String why = line.substring(start.length());
        int end = why.lastIndexOf("; ");
        assertTrue(end > 0, "a reason, and behind it a remedy: " + line);
        assertTrue(
                why.substring(0, end).contains(fault.reason()),
                "the reason '" + fault.reason() + "': " + why);
        assertTrue(
                why.substring(end + 2).startsWith(fault.remedy()),
                "the remedy '" + fault.remedy() + "': " + why);
        assertEquals(1, line.lines().count(), "one line: " + line);
        assertFalse(line.contains("echo-plugin-"), "not the private copy's path: " + line);
        for (HandlerKind kind : HandlerKind.values()) {
            assertEquals(
                    "good", loaded.names(kind), "the good plugin and nothing of the broken one");
        }
    }
}
