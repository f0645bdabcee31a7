package echo.server.plugins;

import echo.api.Handler;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The handlers that came with the server: those on its own module path. */
final class ImageHandlers {

    private ImageHandlers() {}

    static List<CatalogEntry> all() {
        var entries = new ArrayList<CatalogEntry>();
        for (HandlerKind kind : HandlerKind.values()) {
            for (Handler handler : ServiceLoader.load(PluginLayer.serverLayer(), kind.service())) {
                entries.add(new CatalogEntry(kind, handler.name(), handler, "image"));
            }
        }
        return entries;
    }
}
