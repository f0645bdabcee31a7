package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.server.RecordedLog;
import echo.server.log.Log;

import java.nio.file.Path;
import java.util.List;

/** What a loader makes of one folder of plugins, and what it says about it. */
final class LoadedPlugins implements AutoCloseable {

    private final CatalogLoader loader = new CatalogLoader();
    private final Catalog catalog;
    private final List<String> warnings;

    LoadedPlugins(Path... folders) {
        try (var log = new RecordedLog(Log.PLUGINS)) {
            catalog = loader.load(List.of(folders));
            warnings = log.complaints().stream().map(e -> e.getFormattedMessage()).toList();
            assertTrue(
                    log.complaints().stream().allMatch(e -> e.getLevel() == Level.WARN),
                    "no complaint is worse than a warning: " + warnings);
        }
    }

    Catalog catalog() {
        return catalog;
    }

    String names() {
        return catalog.names(HandlerKind.STREAM);
    }

    List<String> warnings() {
        return warnings;
    }

    /** The only one there must be. */
    String warning() {
        assertEquals(1, warnings.size(), "one warning: " + warnings);
        return warnings.getFirst();
    }

    @Override
    public void close() {
        loader.close();
    }
}
