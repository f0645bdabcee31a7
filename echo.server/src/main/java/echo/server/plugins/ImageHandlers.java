package echo.server.plugins;

import echo.api.ConnectionHandler;

import java.util.List;
import java.util.ServiceLoader;

/** The handlers that came with the server: those on its own module path. */
final class ImageHandlers {

    private ImageHandlers() {}

    static List<ConnectionHandler> all() {
        return ServiceLoader.load(PluginLayer.serverLayer(), ConnectionHandler.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
