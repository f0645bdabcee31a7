package echo.server.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds every handler: the image's own, then those of plugins. A plugin that is broken is left out,
 * and does not keep the others out. For one thread.
 *
 * <p>The jars are read from a private copy, so that replacing one on disk cannot hurt a running
 * server. A copy is removed when nothing uses what was loaded from it any more.
 */
public final class CatalogLoader implements AutoCloseable {

    private final List<CatalogEntry> image = ImageHandlers.all();
    private final PrivateCopies copies = new PrivateCopies();
    private final PluginLoader loader;
    private Map<Path, Plugin> before = Map.of();

    /** Nothing is loaded yet. */
    public CatalogLoader() {
        this(TimeLimit.PLUGIN);
    }

    CatalogLoader(TimeLimit limit) {
        loader = new PluginLoader(copies, limit);
    }

    /**
     * Loads all plugins in folders. Those that have not changed since they were loaded the last
     * time are the same as then.
     *
     * @param folders where plugins are, each entry a jar or a folder of jars
     * @return what could be loaded
     */
    public Loaded loadFolders(List<Path> folders) {
        Set<Path> plugins = new LinkedHashSet<>();
        Map<Path, String> problems = new LinkedHashMap<>();
        for (Path folder : folders) {
            try {
                plugins.addAll(PluginFiles.plugins(folder));
            } catch (IOException e) {
                problems.put(
                        folder,
                        "plugin folder %s cannot be read: %s; check it and its permissions"
                                .formatted(folder, e));
            }
        }
        return load(folders, plugins, problems);
    }

    /**
     * Loads these plugins.
     *
     * @param plugins each a jar or a folder of jars
     * @return what could be loaded
     */
    public Loaded loadPlugins(Set<Path> plugins) {
        return load(List.of(), plugins, new LinkedHashMap<>());
    }

    private Loaded load(List<Path> folders, Set<Path> paths, Map<Path, String> problems) {
        Map<Path, Plugin> plugins = new LinkedHashMap<>();
        var found = new ArrayList<>(image);
        for (Path path : paths) {
            try {
                Plugin plugin = unchanged(path).orElse(null);
                if (plugin == null) {
                    plugin = loader.load(path);
                }
                // All handlers of a plugin are added, or none.
                found.addAll(withFreeNames(plugin, found));
                plugins.put(path, plugin);
            } catch (PluginException e) {
                problems.put(path, "plugin %s is left out: %s".formatted(path, e.getMessage()));
            }
        }
        before = plugins;
        return new Loaded(
                new Catalog(found), plugins, problems, warnings(folders, plugins.keySet()));
    }

    private static List<String> warnings(List<Path> folders, Set<Path> plugins) {
        Set<Path> files = new LinkedHashSet<>(folders);
        for (Path plugin : plugins) {
            files.add(plugin);
            try {
                files.addAll(PluginFiles.jars(plugin));
            } catch (IOException e) {
                // It was there when it was loaded, and is not any more.
            }
        }
        return Trust.ofProcess().map(trust -> trust.warnings(files)).orElse(List.of());
    }

    private Optional<Plugin> unchanged(Path path) {
        return Optional.ofNullable(before.get(path))
                .filter(plugin -> plugin.stamp().equals(Stamp.of(path)));
    }

    private static List<CatalogEntry> withFreeNames(Plugin plugin, List<CatalogEntry> found)
            throws PluginException {
        var taken = new ArrayList<>(found);
        for (CatalogEntry entry : plugin.handlers()) {
            for (CatalogEntry earlier : taken) {
                if (earlier.kind() == entry.kind() && earlier.name().equals(entry.name())) {
                    throw new PluginException(
                            "the name '%s' is taken by %s (%s)"
                                    .formatted(entry.name(), earlier.module(), earlier.source()),
                            "rename one of them, or remove one of the plugins");
                }
            }
            taken.add(entry);
        }
        return plugin.handlers();
    }

    /**
     * Removes all private copies. Handlers that were loaded from them may fail from now on, and no
     * plugin can be loaded any more. Any thread may do this at any time.
     */
    @Override
    public void close() {
        copies.close();
    }
}
