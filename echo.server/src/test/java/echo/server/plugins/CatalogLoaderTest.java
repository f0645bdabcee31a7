package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.ConnectionHandler;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Plugins as they should be. */
@Timeout(60)
final class CatalogLoaderTest {

    @TempDir private Path work;
    private Path plugins;

    @BeforeEach
    void makeFolder() throws Exception {
        plugins = Files.createDirectory(work.resolve("plugins"));
    }

    @Test
    void aJarIsAPlugin() throws Exception {
        Path jar =
                new TestModule(work, "good.plugin").handler("good").jar(plugins.resolve("a.jar"));
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals(List.of(), loaded.warnings(), "nothing to complain of");
            assertEquals("good", loaded.names(), "its handler");
            CatalogEntry entry = loaded.catalog().entries().getFirst();
            assertEquals("good.plugin", entry.module(), "its module");
            assertEquals("-", entry.version(), "its version: it has none");
            assertEquals(jar.toString(), entry.source(), "where it is from, not the private copy");
        }
    }

    @Test
    void aFolderOfJarsIsAPlugin() throws Exception {
        Path folder = Files.createDirectory(plugins.resolve("two"));
        var library =
                new TestModule(work, "library")
                        .directive("exports library;")
                        .type(
                                "library",
                                "Names",
                                "public class Names { public static String of() { return \"lib\"; }"
                                        + " }");
        library.jar(folder.resolve("library.jar"));
        new TestModule(work, "user")
                .requires(library)
                .handler("Main", "library.Names.of()", "")
                .provides("Main")
                .jar(folder.resolve("user.jar"));
        Files.writeString(folder.resolve("LICENSE"), "none of our business");
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals(List.of(), loaded.warnings(), "nothing to complain of");
            assertEquals("lib", loaded.names(), "its handler, named by the library");
            assertEquals(
                    folder.toString(),
                    loaded.catalog().entries().getFirst().source(),
                    "where it is from");
        }
    }

    @Test
    void aJarMayHaveSeveralHandlers() throws Exception {
        new TestModule(work, "several")
                .handler("A", "\"a\"", "")
                .handler("B", "\"b\"", "")
                .directive("provides echo.api.ConnectionHandler with several.A, several.B;")
                .jar(plugins.resolve("several.jar"));
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals("a, b", loaded.names(), "both");
        }
    }

    @Test
    void aProviderMethodIsAsGoodAsAConstructor() throws Exception {
        new TestModule(work, "method")
                .handler(
                        "Main",
                        "\"method\"",
                        "private Main() {} public static Main provider() { return new Main(); }")
                .provides("Main")
                .jar(plugins.resolve("method.jar"));
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals("method", loaded.names(), "its handler");
        }
    }

    @Test
    void anAutomaticModuleIsAPlugin() throws Exception {
        var module = new TestModule(work, "auto").handler("Main", "\"auto\"", "");
        module.compileWithoutDescriptor();
        Path services = Files.createDirectories(module.classes().resolve("META-INF/services"));
        Files.writeString(services.resolve(ConnectionHandler.class.getName()), "auto.Main\n");
        module.pack(plugins.resolve("old-fashioned-1.2.jar"));
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals(List.of(), loaded.warnings(), "nothing to complain of");
            assertEquals("auto", loaded.names(), "its handler");
            CatalogEntry entry = loaded.catalog().entries().getFirst();
            assertEquals("old.fashioned", entry.module(), "the module named after the file");
            assertEquals("1.2", entry.version(), "its version, too");
        }
    }

    @Test
    void aFolderMayBundleItsOwnApi() throws Exception {
        Path folder = Files.createDirectory(plugins.resolve("bundle"));
        new TestModule(work, "bundling").handler("bundling").jar(folder.resolve("handler.jar"));
        Path api = TestModule.apiLocation();
        if (Files.isDirectory(api)) {
            TestModule.pack(api, folder.resolve("echo.api.jar"));
        } else {
            Files.copy(api, folder.resolve("echo.api.jar"));
        }
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals(List.of(), loaded.warnings(), "nothing to complain of");
            assertEquals("bundling", loaded.names(), "its handler, with the server's api");
        }
    }

    @Test
    void pluginsMayBundleTheSameLibrary() throws Exception {
        for (String name : List.of("one", "two")) {
            Path folder = Files.createDirectory(plugins.resolve(name));
            var library =
                    new TestModule(work.resolve(name), "library")
                            .directive("exports library;")
                            .type(
                                    "library",
                                    "Names",
                                    "public class Names { public static String of() { return \"%s\"; } }"
                                            .formatted(name));
            library.jar(folder.resolve("library.jar"));
            new TestModule(work.resolve(name), "user")
                    .requires(library)
                    .handler("Main", "library.Names.of()", "")
                    .provides("Main")
                    .jar(folder.resolve("user.jar"));
        }
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals("one, two", loaded.names(), "each with its own library");
        }
    }

    @Test
    void otherFilesAreIgnored() throws Exception {
        Files.writeString(plugins.resolve("README.txt"), "put plugins here");
        Files.writeString(plugins.resolve(".hidden.jar"), "half a download");
        Files.createDirectory(plugins.resolve(".git"));
        Files.createSymbolicLink(plugins.resolve("broken-link"), Path.of("nowhere"));
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals(List.of(), loaded.warnings(), "no word about them");
            assertEquals("", loaded.names(), "and no handler");
        }
    }

    @Test
    void severalFoldersAreLoaded() throws Exception {
        Path more = Files.createDirectory(work.resolve("more"));
        new TestModule(work, "a.plugin").handler("a").jar(plugins.resolve("a.jar"));
        new TestModule(work, "b.plugin").handler("b").jar(more.resolve("b.jar"));
        try (var loaded = new LoadedPlugins(plugins, more)) {
            assertEquals("a, b", loaded.names(), "from both");
            assertNotEquals(
                    loaded.catalog()
                            .find(HandlerKind.STREAM, "a")
                            .orElseThrow()
                            .getClass()
                            .getClassLoader(),
                    loaded.catalog()
                            .find(HandlerKind.STREAM, "b")
                            .orElseThrow()
                            .getClass()
                            .getClassLoader(),
                    "each plugin has a loader of its own");
            assertTrue(
                    loaded.catalog().find(HandlerKind.STREAM, "c").isEmpty(), "there is no third");
        }
    }

    /** A class that is first needed after the jar on disk has changed is still found. */
    @Test
    void aJarMayBeReplacedWhileItIsInUse() throws Exception {
        Path changed = lazyPlugin("changed", plugins.resolve("changed.jar"));
        Path deleted = lazyPlugin("deleted", plugins.resolve("deleted.jar"));
        try (var loaded = new LoadedPlugins(plugins)) {
            Files.writeString(changed, "no jar any more");
            Files.delete(deleted);
            for (String name : List.of("changed", "deleted")) {
                var handler =
                        (ConnectionHandler)
                                loaded.catalog().find(HandlerKind.STREAM, name).orElseThrow();
                assertSame(handler, handler.with(Map.of()), name + " works on");
            }
        }
    }

    @Test
    void closingRemovesThePrivateCopies() throws Exception {
        new TestModule(work, "good.plugin").handler("good").jar(plugins.resolve("a.jar"));
        Path copy;
        try (var loaded = new LoadedPlugins(plugins)) {
            var handler = loaded.catalog().find(HandlerKind.STREAM, "good").orElseThrow();
            copy = Path.of(TestModule.location(handler.getClass()));
            assertFalse(copy.startsWith(work), "not the user's file: " + copy);
            assertTrue(Files.isRegularFile(copy), "a copy while it is in use: " + copy);
        }
        assertFalse(Files.exists(copy), "the copy is gone: " + copy);
        assertFalse(Files.exists(copy.getParent()), "its folder, too: " + copy.getParent());
    }

    private Path lazyPlugin(String name, Path jar) {
        return new TestModule(work, name)
                .handler(
                        "Main",
                        '"' + name + '"',
                        """
                        public Main with(java.util.Map<String, String> options) {
                            return Later.same(this);
                        }
                        """)
                .type(name, "Later", "class Later { static Main same(Main main) { return main; } }")
                .provides("Main")
                .jar(jar);
    }
}
