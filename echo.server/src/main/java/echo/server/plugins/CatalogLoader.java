package echo.server.plugins;

import echo.api.Handler;
import echo.server.log.Log;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private final List<CatalogEntry> found = new ArrayList<>();

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
        found.addAll(ImageHandlers.all());
        for (Path folder : folders) {
            for (Path entry : entries(folder)) {
                load(entry);
            }
        }
        return new Catalog(found);
    }

    /** All handlers of a plugin are added, or none. */
    private void load(Path entry) {
        try {
            var added = new ArrayList<CatalogEntry>();
            for (var provided : PluginLayer.load(copy.of(entry))) {
                added.add(named(provided.kind(), provided.handler(), entry, added));
            }
            found.addAll(added);
        } catch (PluginException e) {
            quarantine(entry, e.getMessage());
        }
    }

    private CatalogEntry named(
            HandlerKind kind, Handler handler, Path entry, List<CatalogEntry> added)
            throws PluginException {
        String name = nameOf(handler);
        if (name == null || !NAME.matcher(name).matches()) {
            throw new PluginException(
                    "%s names itself '%s'".formatted(handler.getClass().getName(), name),
                    "a name is a lower-case letter, then lower-case letters, digits, '.', '_',"
                            + " '-'");
        }
        Optional<CatalogEntry> earlier =
                Stream.concat(found.stream(), added.stream())
                        .filter(other -> other.kind() == kind && other.name().equals(name))
                        .findFirst();
        if (earlier.isPresent()) {
            throw new PluginException(
                    "the name '%s' is taken by %s (%s)"
                            .formatted(name, earlier.get().module(), earlier.get().source()),
                    "rename one of them, or remove one of the plugins");
        }
        return new CatalogEntry(kind, name, handler, entry.toString());
    }

    private static String nameOf(Handler handler) throws PluginException {
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
