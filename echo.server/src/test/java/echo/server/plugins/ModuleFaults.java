package echo.server.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Modules that do not fit together, or not to the server. */
final class ModuleFaults {

    private static final String ONE_ONLY = "keep that package in one of the two modules";

    private ModuleFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault(
                        "a module is missing",
                        plugins ->
                                plugins.module()
                                        .requires(plugins.module("library").compile())
                                        .handler("broken")
                                        .jar(plugins.entry("broken.jar")),
                        "Module library not found, required by broken",
                        "put that module's jar into one folder with the plugin's"),
                new Fault(
                        "two modules have one name",
                        plugins -> {
                            Path folder = plugins.subfolder("broken");
                            Path jar =
                                    plugins.module().handler("broken").jar(folder.resolve("a.jar"));
                            Files.copy(jar, folder.resolve("b.jar"));
                            return folder;
                        },
                        "a.jar and b.jar are both module broken",
                        "remove one of them"),
                new Fault(
                        "a package is in two modules that one reads",
                        ModuleFaults::readTwice,
                        "package shared",
                        ONE_ONLY),
                new Fault(
                        "a package is in two modules that nobody reads",
                        plugins -> {
                            Path folder = plugins.subfolder("broken");
                            for (String name : List.of("first", "second")) {
                                plugins.module(name)
                                        .handler(name)
                                        .type("shared", "A", "class A {}")
                                        .jar(folder.resolve(name + ".jar"));
                            }
                            return folder;
                        },
                        "Package shared in more than one module",
                        ONE_ONLY),
                new Fault(
                        "a package of the server's is in it",
                        ModuleFaults::withTheApiInside,
                        "package echo.api",
                        ONE_ONLY),
                new Fault(
                        "a module has no handler",
                        plugins ->
                                plugins.module()
                                        .type("broken", "A", "class A {}")
                                        .jar(plugins.entry("broken.jar")),
                        "it provides no handler",
                        "its module-info needs: provides echo.api.ConnectionHandler with CLASS"),
                new Fault(
                        // The server's goes first, so the plugin's would be passed over in silence.
                        "a module is named like one of the server's",
                        plugins ->
                                plugins.module("echo.server")
                                        .handler("broken")
                                        .jar(plugins.entry("broken.jar")),
                        "its module echo.server has the name of one of the server's",
                        "rename the module"),
                new Fault(
                        "it is built for another version of the API",
                        plugins ->
                                plugins.module()
                                        .api(plugins.api("0.99.1"))
                                        .handler("broken")
                                        .jar(plugins.entry("broken.jar")),
                        "it is built for echo.api 0.99.1, this server has ",
                        "build it against echo.api "));
    }

    private static Path readTwice(PluginFolder plugins) throws IOException {
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
        return folder;
    }

    private static Path withTheApiInside(PluginFolder plugins) throws IOException {
        var module = plugins.module().handler("broken").compile();
        Path inside = Files.createDirectories(module.classes().resolve("echo/api"));
        Files.copy(module.classFile("Main"), inside.resolve("Main.class"));
        return module.pack(plugins.entry("broken.jar"));
    }
}
