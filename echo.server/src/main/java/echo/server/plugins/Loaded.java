package echo.server.plugins;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of loading plugins.
 *
 * @param catalog all handlers, the image's own with them
 * @param plugins those that are loaded, by jar or folder
 * @param problems why others are left out, by jar or folder: a line that names it, the reason and
 *     the remedy
 */
public record Loaded(Catalog catalog, Map<Path, Plugin> plugins, Map<Path, String> problems) {

    /** Copies both maps; their order stays. */
    public Loaded {
        requireNonNull(catalog);
        plugins = Collections.unmodifiableMap(new LinkedHashMap<>(plugins));
        problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    }

    /**
     * Why plugins are left out.
     *
     * @return a line for each
     */
    public List<String> problemLines() {
        return List.copyOf(problems.values());
    }
}
