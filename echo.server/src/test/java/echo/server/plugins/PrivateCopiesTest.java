package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.Await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The copies that plugins are loaded from are there as long as they are needed, and no longer. */
@Timeout(60)
final class PrivateCopiesTest {

    @TempDir private Path work;
    private Path plugins;

    @BeforeEach
    void makeFolder() throws Exception {
        plugins = Files.createDirectory(work.resolve("plugins"));
        new TestModule(work, "good.plugin").handler("good").jar(plugins.resolve("a.jar"));
    }

    @Test
    void closingRemovesThem() {
        Path copy;
        try (var loader = new CatalogLoader()) {
            copy = copy(loader.loadFolders(List.of(plugins)));
            assertFalse(copy.startsWith(work), "not the user's file: " + copy);
            assertTrue(Files.isRegularFile(copy), "a copy while it is in use: " + copy);
        }
        assertFalse(Files.exists(copy), "the copy is gone: " + copy);
        assertFalse(Files.exists(copy.getParent()), "its folder, too: " + copy.getParent());
    }

    @Test
    void anUnchangedPluginIsKept() {
        try (var loader = new CatalogLoader()) {
            Plugin first = plugin(loader.loadFolders(List.of(plugins)));
            Plugin second = plugin(loader.loadFolders(List.of(plugins)));
            assertSame(first, second, "the same files, the same plugin");
        }
    }

    /** The layer is collected when nothing uses it, and then its copy goes. */
    @Test
    void theCopyOfAReplacedPluginGoesWithItsLayer() {
        try (var loader = new CatalogLoader()) {
            Path copy = copy(loader.loadFolders(List.of(plugins)));
            new TestModule(work.resolve("new"), "good.plugin")
                    .handler("good")
                    .jar(plugins.resolve("a.jar"));
            Path next = copy(loader.loadFolders(List.of(plugins)));
            assertNotSame(copy, next, "another copy");
            Await.until(
                    "the copy is gone: " + copy,
                    () -> {
                        System.gc();
                        return !Files.exists(copy.getParent());
                    });
            assertTrue(Files.exists(next), "and the new one is there: " + next);
        }
    }

    @Test
    void aBrokenPluginLeavesNone() throws Exception {
        Path noJar = Files.writeString(plugins.resolve("broken.jar"), "this is no jar");
        Path noHandler = new TestModule(work, "none").jar(plugins.resolve("none.jar"));
        try (var copies = new PrivateCopies()) {
            var loader = new PluginLoader(copies, TimeLimit.PLUGIN);
            for (Path file : List.of(noJar, noHandler, plugins.resolve("not-there.jar"))) {
                assertThrows(PluginException.class, () -> loader.load(file), "broken: " + file);
            }
            assertEquals(Set.of(), copies.all(), "no copy is left");
        }
    }

    @Test
    void afterTheEndThereAreNoMore() {
        var loader = new CatalogLoader();
        loader.close();
        Loaded loaded = loader.loadFolders(List.of(plugins));
        assertEquals(
                "plugin %s is left out: it came too late; the server stops"
                        .formatted(plugins.resolve("a.jar")),
                loaded.problemLines().getFirst(),
                "nothing is loaded");
    }

    private static Plugin plugin(Loaded loaded) {
        return loaded.plugins().values().iterator().next();
    }

    private static Path copy(Loaded loaded) {
        Class<?> type = plugin(loaded).handlers().getFirst().handler().getClass();
        return Path.of(TestModule.location(type));
    }
}
