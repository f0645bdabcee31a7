package echo.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line says of plugins.
 *
 * @param modulePath folders of plugins, besides the image's own
 * @param strict whether a plugin that must be left out ends the start
 * @param watch whether plugins are reloaded when their folders change
 */
record PluginOptions(List<Path> modulePath, boolean strict, boolean watch) {

    PluginOptions {
        modulePath = List.copyOf(modulePath);
    }

    /** The image's own folder, which the launcher names, and those that were asked for. */
    List<Path> folders() {
        var folders = new ArrayList<Path>();
        String home = System.getProperty("echo.home");
        if (home != null && Files.isDirectory(Path.of(home, "plugins"))) {
            folders.add(Path.of(home, "plugins"));
        }
        folders.addAll(modulePath);
        return folders;
    }
}
