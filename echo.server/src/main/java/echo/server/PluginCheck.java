package echo.server;

import echo.server.plugins.CatalogEntry;
import echo.server.plugins.CatalogLoader;
import echo.server.plugins.Loaded;
import echo.server.plugins.Plugin;
import echo.server.plugins.PluginPaths;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code plugins check} prints: a line for each plugin, as good, or with what the server would
 * say of it. They are loaded beside each other, so they must not take each other's names.
 */
final class PluginCheck {

    private PluginCheck() {}

    /** Prints the lines, and answers whether all are good. */
    static boolean print(List<Path> paths, PrintStream out) {
        Set<Path> plugins = new LinkedHashSet<>();
        paths.forEach(path -> plugins.addAll(PluginPaths.in(path)));
        try (var loader = new CatalogLoader()) {
            Loaded loaded = loader.loadPlugins(plugins);
            for (Path path : plugins) {
                Plugin good = loaded.plugins().get(path);
                out.println(good == null ? loaded.problems().get(path) : ok(good));
            }
            loaded.warnings().forEach(warning -> out.println("warning: " + warning));
            return loaded.problems().isEmpty();
        }
    }

    private static String ok(Plugin plugin) {
        String handlers =
                plugin.handlers().stream()
                        .map(handler -> handler.kind() + " " + handler.name())
                        .collect(Collectors.joining(", "));
        String modules =
                plugin.handlers().stream()
                        .map(PluginCheck::module)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return "ok %s: %s (module %s)".formatted(plugin.path(), handlers, modules);
    }

    private static String module(CatalogEntry handler) {
        boolean hasVersion = !handler.version().equals("-");
        return hasVersion ? handler.module() + " " + handler.version() : handler.module();
    }
}
