package echo.server.plugins;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which plugins a user means with a path that may be one, or a folder of them. */
public final class PluginPaths {

    private PluginPaths() {}

    /**
     * Those that a path stands for. A folder is one plugin if its jars need each other; if not,
     * each entry in it is one.
     *
     * @param path a jar, a folder of jars, or a folder of plugins; or none of them
     * @return at least one, in alphabetical order
     */
    public static List<Path> in(Path path) {
        try {
            if (Files.isDirectory(path) && !isOnePlugin(path)) {
                List<Path> plugins = PluginFiles.plugins(path);
                return plugins.isEmpty() ? List.of(path) : plugins;
            }
        } catch (IOException e) {
            // Whoever loads it will say what is wrong with it.
        }
        return List.of(path);
    }

    private static boolean isOnePlugin(Path folder) throws IOException {
        Set<String> names = new HashSet<>();
        Set<String> required = new HashSet<>();
        for (Path jar : PluginFiles.jars(folder)) {
            try {
                for (var module : ModuleFinder.of(jar).findAll()) {
                    names.add(module.descriptor().name());
                    module.descriptor().requires().stream()
                            .map(ModuleDescriptor.Requires::name)
                            .forEach(required::add);
                }
            } catch (FindException e) {
                // A broken jar needs nothing.
            }
        }
        required.retainAll(names);
        return !required.isEmpty();
    }
}
