package echo.server.plugins;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * A plugin that is loaded.
 *
 * @param path its jar or its folder
 * @param stamp what that looked like when it was loaded
 * @param handlers at least one
 */
public record Plugin(Path path, Stamp stamp, List<CatalogEntry> handlers) {

    /** Checks that all is there. */
    public Plugin {
        requireNonNull(path);
        requireNonNull(stamp);
        handlers = List.copyOf(handlers);
    }
}
