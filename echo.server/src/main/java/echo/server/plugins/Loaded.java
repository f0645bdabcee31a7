package echo.server.plugins;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of loading plugins.
 *
 * @param catalog all handlers, the image's own with them
 * @param plugins those that are loaded, by jar or folder
 * @param problems why others are left out, by jar or folder: a line that names it, the reason and
 *     the remedy
 * @param warnings what is wrong with files and folders though they could be loaded: a line each
 */
public record Loaded(
        Catalog catalog,
        Map<Path, Plugin> plugins,
        Map<Path, String> problems,
        List<String> warnings) {

    /** Copies them; their order stays. */
    public Loaded {
        requireNonNull(catalog);
        plugins = Collections.unmodifiableMap(new LinkedHashMap<>(plugins));
        problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
        warnings = List.copyOf(warnings);
    }

    /**
     * All that the user should mend.
     *
     * @return a line for each plugin that is left out, and each warning
     */
    public List<String> problemLines() {
        return Stream.concat(problems.values().stream(), warnings.stream()).toList();
    }
}
