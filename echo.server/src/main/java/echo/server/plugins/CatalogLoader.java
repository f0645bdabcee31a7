package echo.server.plugins;

import echo.api.ConnectionHandler;
import echo.server.log.Log;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds every handler: the image's own, then those of the plugin folders. A plugin that is broken
 * is quarantined, which is one line in the log, and does not keep the others out.
 *
 * <p>The jars are read from a private copy, which lives until this is closed: replacing a jar on
 * disk cannot hurt a running server.
 */
public final class CatalogLoader implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

    private final PrivateCopy copy = new PrivateCopy();
    private final Map<String, CatalogEntry> found = new HashMap<>();

    /** Nothing is loaded yet. */
    public CatalogLoader() {}

    /**
     * Loads all handlers.
     *
     * @param folders where plugins are, each entry a jar or a folder of jars
     * @return what could be loaded
     */
    public Catalog load(List<Path> folders) {
        found.clear();
        for (ConnectionHandler handler : ImageHandlers.all()) {
            found.put(handler.name(), new CatalogEntry(handler.name(), handler, "image"));
        }
        for (Path folder : folders) {
            for (Path entry : entries(folder)) {
                load(entry);
            }
        }
        return new Catalog(found.values());
    }

    /** All handlers of a plugin are added, or none. */
    private void load(Path entry) {
        try {
            var added = new HashMap<String, CatalogEntry>();
            for (ConnectionHandler handler : PluginLayer.load(copy.of(entry))) {
                add(handler, entry, added);
            }
            found.putAll(added);
        } catch (PluginException e) {
            quarantine(entry, e.getMessage());
        }
    }

    private void add(ConnectionHandler handler, Path entry, Map<String, CatalogEntry> added)
            throws PluginException {
        String name = nameOf(handler);
        if (name == null || !NAME.matcher(name).matches()) {
            throw new PluginException(
                    "%s names itself '%s'".formatted(handler.getClass().getName(), name),
                    "a name is a lower-case letter, then lower-case letters, digits, '.', '_',"
                            + " '-'");
        }
        CatalogEntry earlier = found.getOrDefault(name, added.get(name));
        if (earlier != null) {
            throw new PluginException(
                    "the name '%s' is taken by %s (%s)"
                            .formatted(name, earlier.module(), earlier.source()),
                    "rename one of them, or remove one of the plugins");
        }
        added.put(name, new CatalogEntry(name, handler, entry.toString()));
    }

    private static String nameOf(ConnectionHandler handler) throws PluginException {
        try {
            return handler.name();
        } catch (RuntimeException | Error e) {
            throw PluginException.of(e);
        }
    }

    private static void quarantine(Path entry, String why) {
        Log.PLUGINS.warn("plugin {} is left out: {}", entry, why);
    }

    private static List<Path> entries(Path folder) {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, CatalogLoader::isPlugin)) {
            files.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            quarantine(folder, "the folder cannot be read: %s; check its permissions".formatted(e));
        }
        entries.sort(null);
        return entries;
    }

    /** Other files, such as a README, are none of our business; nor is what begins with a dot. */
    private static boolean isPlugin(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".jar") || Files.isDirectory(file));
    }

    /** Removes the private copies; handlers loaded from them may fail from now on. */
    @Override
    public void close() {
        copy.close();
    }
}
