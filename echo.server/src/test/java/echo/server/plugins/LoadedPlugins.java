package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a loader makes of folders of plugins, and what it says about them. */
final class LoadedPlugins implements AutoCloseable {

    /** Far less than a plugin is given, for those that take for ever. */
    private static final TimeLimit SHORT = new TimeLimit(Duration.ofSeconds(1));

    private final CatalogLoader loader;
    private final Loaded loaded;

    private LoadedPlugins(CatalogLoader loader, Path... folders) {
        this.loader = loader;
        loaded = loader.loadFolders(List.of(folders));
    }

    LoadedPlugins(Path... folders) {
        this(new CatalogLoader(), folders);
    }

    /** With a short time for each plugin. */
    static LoadedPlugins soon(Path... folders) {
        return new LoadedPlugins(new CatalogLoader(SHORT), folders);
    }

    Catalog catalog() {
        return loaded.catalog();
    }

    String names(HandlerKind kind) {
        return catalog().names(kind);
    }

    String names() {
        return names(HandlerKind.STREAM);
    }

    /** Its layer, through one of its handlers. */
    ModuleLayer layer(String name) {
        return catalog()
                .find(HandlerKind.STREAM, name)
                .orElseThrow()
                .getClass()
                .getModule()
                .getLayer();
    }

    List<String> problems() {
        return loaded.problemLines();
    }

    /** The only one there must be. */
    String problem() {
        assertEquals(1, problems().size(), "one line: " + problems());
        return problems().getFirst();
    }

    @Override
    public void close() {
        loader.close();
    }
}
