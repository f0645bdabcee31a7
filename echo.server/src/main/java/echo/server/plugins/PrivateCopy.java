package echo.server.plugins;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A temporary folder with copies of plugins, one folder each. Made when it is first needed. */
final class PrivateCopy {

    private final List<Path> folders = new ArrayList<>();

    /** Copies a jar, or the jars of a folder, into a folder of its own. */
    Path of(Path plugin) throws PluginException {
        Path folder = folder();
        try {
            for (Path jar : jars(plugin)) {
                if (Files.exists(jar) && !Files.isRegularFile(jar)) {
                    // Such as a pipe, which would be read for ever.
                    throw new PluginException(jar.getFileName() + " is no file", "remove it");
                }
                Files.copy(jar, folder.resolve(jar.getFileName()));
            }
            return folder;
        } catch (IOException | DirectoryIteratorException e) {
            throw PluginException.of(e);
        }
    }

    private Path folder() throws PluginException {
        try {
            Path folder = Files.createTempDirectory("echo-plugin-");
            folders.add(folder);
            return folder;
        } catch (IOException e) {
            throw new PluginException(
                    "no private copy can be made: " + e,
                    "make room in %s, or set -Djava.io.tmpdir in ECHO_JAVA_OPTS"
                            .formatted(System.getProperty("java.io.tmpdir")));
        }
    }

    private static List<Path> jars(Path plugin) throws IOException, PluginException {
        if (!Files.isDirectory(plugin)) {
            return List.of(plugin);
        }
        var jars = new ArrayList<Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(plugin, "*.jar")) {
            files.forEach(jars::add);
        }
        if (jars.isEmpty()) {
            throw new PluginException("the folder has no jar", "put the plugin's jars into it");
        }
        return jars;
    }

    /** Removes all copies, as far as that can be done. */
    void close() {
        for (Path folder : folders) {
            File[] files = folder.toFile().listFiles();
            for (File file : files == null ? new File[0] : files) {
                file.delete();
            }
            folder.toFile().delete();
        }
        folders.clear();
    }
}
