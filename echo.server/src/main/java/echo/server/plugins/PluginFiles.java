package echo.server.plugins;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which files are plugins, and which are a plugin's; always in alphabetical order. */
final class PluginFiles {

    private PluginFiles() {}

    /** The plugins in a folder: each jar is one, and each folder. */
    static List<Path> plugins(Path folder) throws IOException {
        return list(folder, PluginFiles::isPlugin);
    }

    /** Other files, such as a README, are none of our business; nor is what begins with a dot. */
    private static boolean isPlugin(Path file) {
        return !file.getFileName().toString().startsWith(".")
                && (isNamedJar(file) || Files.isDirectory(file));
    }

    /** The jars of a plugin: itself, or those in it. */
    static List<Path> jars(Path plugin) throws IOException {
        return Files.isDirectory(plugin) ? list(plugin, PluginFiles::isNamedJar) : List.of(plugin);
    }

    static boolean isNamedJar(Path file) {
        return file.getFileName().toString().endsWith(".jar");
    }

    private static List<Path> list(Path folder, DirectoryStream.Filter<Path> filter)
            throws IOException {
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, filter)) {
            files.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(null);
        return found;
    }
}
