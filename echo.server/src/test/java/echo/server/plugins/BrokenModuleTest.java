package echo.server.plugins;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Modules that do not fit together are left out, and the others are loaded. */
@Timeout(60)
final class BrokenModuleTest {

    @TempDir private Path work;
    private PluginFolder plugins;

    @BeforeEach
    void makeFolder() throws Exception {
        plugins = new PluginFolder(work);
    }

    @Test
    void aModuleIsMissing() {
        var library = plugins.module("library").compile();
        Path jar =
                plugins.module()
                        .requires(library)
                        .handler("broken")
                        .jar(plugins.entry("broken.jar"));
        plugins.assertLeftOut(
                jar, "Module library not found, required by broken", "put the missing module");
    }

    @Test
    void twoModulesHaveOneName() throws Exception {
        Path folder = plugins.subfolder("broken");
        Path jar = plugins.module().handler("broken").jar(folder.resolve("a.jar"));
        Files.copy(jar, folder.resolve("b.jar"));
        plugins.assertLeftOut(folder, "Two versions of module broken found", "remove one");
    }

    @Test
    void aPackageIsInTwoModulesThatOneReads() throws Exception {
        Path folder = plugins.subfolder("broken");
        var first =
                plugins.module("first")
                        .directive("exports shared;")
                        .type("shared", "A", "class A {}");
        first.jar(folder.resolve("first.jar"));
        plugins.module("second")
                .directive("exports shared;")
                .type("shared", "B", "class B {}")
                .jar(folder.resolve("second.jar"));
        // The compiler would refuse the clash, so it sees another second.
        var harmless = plugins.otherModule("second").compile();
        plugins.module()
                .requires(first)
                .requires(harmless)
                .handler("broken")
                .jar(folder.resolve("broken.jar"));
        plugins.assertLeftOut(folder, "package shared", "remove one of the two modules");
    }

    @Test
    void aPackageIsInTwoModulesThatNobodyReads() throws Exception {
        Path folder = plugins.subfolder("broken");
        for (String name : new String[] {"first", "second"}) {
            plugins.module(name)
                    .handler(name)
                    .type("shared", "A", "class A {}")
                    .jar(folder.resolve(name + ".jar"));
        }
        plugins.assertLeftOut(
                folder, "Package shared in more than one module", "remove one of the two modules");
    }

    @Test
    void aModuleHasNoHandler() {
        Path jar =
                plugins.module().type("broken", "A", "class A {}").jar(plugins.entry("broken.jar"));
        plugins.assertLeftOut(
                jar,
                "it provides no handler",
                "its module-info needs: provides echo.api.ConnectionHandler with CLASS");
    }

    /** The server's own module goes first, so the plugin's would be passed over in silence. */
    @Test
    void aModuleIsNamedLikeOneOfTheServer() {
        Path jar = plugins.module("echo.server").handler("broken").jar(plugins.entry("broken.jar"));
        plugins.assertLeftOut(
                jar,
                "its module echo.server has the name of one of the server's",
                "rename the module");
    }
}
