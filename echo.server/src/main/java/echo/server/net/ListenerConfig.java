package echo.server.net;

import static java.util.Objects.requireNonNull;

import echo.api.ConnectionHandler;
import echo.api.net.Endpoint;
import echo.server.plugins.Catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where to listen, and what to do with the connections.
 *
 * @param endpoint where
 * @param handlerName the handler's name in the catalog
 * @param handler the handler, with the endpoint's options
 */
public record ListenerConfig(Endpoint endpoint, String handlerName, ConnectionHandler handler) {

    /** Checks that all is there. */
    public ListenerConfig {
        requireNonNull(endpoint);
        requireNonNull(handlerName);
        requireNonNull(handler);
    }

    /**
     * Finds an endpoint's handler.
     *
     * @param endpoint where to listen, with {@code handler=NAME} among its options or not
     * @param defaultHandler the handler if it names none
     * @param catalog the handlers there are
     * @return the endpoint with its handler
     * @throws IllegalArgumentException if there is no such handler, or it refuses the options
     */
    public static ListenerConfig of(Endpoint endpoint, String defaultHandler, Catalog catalog) {
        var options = new LinkedHashMap<>(endpoint.options());
        String named = options.remove("handler");
        String name = named == null ? defaultHandler : named;
        ConnectionHandler handler =
                catalog.find(name)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no handler '%s'; there are: %s"
                                                        .formatted(name, catalog.names())));
        return new ListenerConfig(endpoint, name, configured(name, handler, options));
    }

    private static ConnectionHandler configured(
            String name, ConnectionHandler handler, Map<String, String> options) {
        try {
            return requireNonNull(
                    handler.with(Collections.unmodifiableMap(options)), "with() answered null");
        } catch (IllegalArgumentException refused) {
            throw refused;
        } catch (RuntimeException | LinkageError e) {
            // A plugin's bug, but here it is the user's options that it cannot take.
            throw new IllegalArgumentException(
                    "handler %s fails with the options %s: %s".formatted(name, options, e), e);
        }
    }
}
