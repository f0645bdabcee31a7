package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Appender;

import echo.api.ConnectionHandler;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
            assertEquals(List.of(), loaded.problems(), "nothing to complain of");
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
            assertEquals(List.of(), loaded.problems(), "nothing to complain of");
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

    /** Only a handler needs a module-info. */
    @Test
    void aLibraryMayBeAnAutomaticModule() throws Exception {
        Path folder = Files.createDirectory(plugins.resolve("two"));
        Path library =
                new TestModule(work, "library")
                        .type(
                                "library",
                                "Names",
                                "public class Names { public static String of() { return \"lib\"; }"
                                        + " }")
                        .compileWithoutDescriptor()
                        .pack(folder.resolve("some-library-1.2.jar"));
        new TestModule(work, "user")
                .requires("some.library", library)
                .handler("Main", "library.Names.of()", "")
                .provides("Main")
                .jar(folder.resolve("user.jar"));
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals(List.of(), loaded.problems(), "nothing to complain of");
            assertEquals("lib", loaded.names(), "its handler, named by the library");
        }
    }

    @Test
    void aHandlersModuleHasAVersion() throws Exception {
        new TestModule(work, "good.plugin")
                .version("1.2")
                .handler("good")
                .jar(plugins.resolve("a.jar"));
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals(
                    "1.2", loaded.catalog().entries().getFirst().version(), "as it was packed");
        }
    }

    @Test
    void theModulesOfTheImageAreVisible() throws Exception {
        new TestModule(work, "good.plugin")
                .directive("requires java.xml;")
                .directive("requires java.management;")
                .handler(
                        "Main",
                        "NAME",
                        "static final String NAME = new javax.xml.namespace.QName("
                            + "java.lang.management.ManagementFactory.getRuntimeMXBean().getSpecVersion().isEmpty()"
                            + " ? \"none\" : \"good\").getLocalPart();")
                .provides("Main")
                .jar(plugins.resolve("a.jar"));
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals(List.of(), loaded.problems(), "nothing to complain of");
            assertEquals("good", loaded.names(), "its handler, named with the JDK's help");
        }
    }

    /** It gets the server's own. */
    @Test
    void aFolderMayBundleWhatTheServerHas() throws Exception {
        Path folder = Files.createDirectory(plugins.resolve("bundle"));
        new TestModule(work, "bundling")
                .handler("Main", "\"bundling\"", "")
                .provides("Main")
                .jar(folder.resolve("handler.jar"));
        TestModule.apiOf("0.99", folder.resolve("echo.api-0.99.jar"));
        for (Class<?> type : List.of(Logger.class, LoggerContext.class, Appender.class)) {
            Path jar = Path.of(TestModule.location(type));
            Files.copy(jar, folder.resolve(jar.getFileName()));
        }
        try (var loaded = new LoadedPlugins(plugins)) {
            assertEquals(List.of(), loaded.problems(), "nothing to complain of");
            assertEquals("bundling", loaded.names(), "its handler");
            assertEquals(
                    Set.of("bundling"),
                    loaded.layer("bundling").modules().stream()
                            .map(Module::getName)
                            .collect(Collectors.toSet()),
                    "and in its layer nothing that the server has");
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
            assertEquals(List.of(), loaded.problems(), "no word about them");
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
    void aFolderThatIsGivenTwiceIsLoadedOnce() throws Exception {
        new TestModule(work, "good.plugin").handler("good").jar(plugins.resolve("a.jar"));
        try (var loaded = new LoadedPlugins(plugins, plugins)) {
            assertEquals(List.of(), loaded.problems(), "nothing to complain of");
            assertEquals("good", loaded.names(), "its handler");
        }
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
