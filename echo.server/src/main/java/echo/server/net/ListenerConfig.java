package echo.server.net;

import static java.util.Objects.requireNonNull;

import echo.api.ConnectionHandler;
import echo.api.DatagramHandler;
import echo.api.Handler;
import echo.api.net.Endpoint;
import echo.api.net.SocketType;
import echo.server.plugins.Catalog;
import echo.server.plugins.HandlerKind;
import echo.server.plugins.TimeLimit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Where to listen, and what to do with what comes.
 *
 * @param endpoint where
 * @param handlerName the handler's name in the catalog
 * @param handler the handler, with the endpoint's options, and of the endpoint's kind
 * @param options what the listener itself is told
 */
public record ListenerConfig(
        Endpoint endpoint, String handlerName, Handler handler, ListenerOptions options) {

    /** Checks that all is there. */
    public ListenerConfig {
        requireNonNull(endpoint);
        requireNonNull(handlerName);
        requireNonNull(handler);
        requireNonNull(options);
    }

    /**
     * What the handler must serve.
     *
     * @return by the endpoint
     */
    public HandlerKind kind() {
        return kind(endpoint);
    }

    private static HandlerKind kind(Endpoint endpoint) {
        return endpoint.type() == SocketType.DGRAM ? HandlerKind.DATAGRAM : HandlerKind.STREAM;
    }

    /**
     * Finds an endpoint's handler.
     *
     * @param endpoint where to listen, with {@code handler=NAME} among its options or not
     * @param defaults what it does not say itself
     * @param catalog the handlers there are
     * @return the endpoint with its handler
     * @throws IllegalArgumentException if there is no such handler, or an option is refused
     */
    public static ListenerConfig of(Endpoint endpoint, ListenerDefaults defaults, Catalog catalog) {
        return of(endpoint, defaults, catalog, TimeLimit.PLUGIN);
    }

    static ListenerConfig of(
            Endpoint endpoint, ListenerDefaults defaults, Catalog catalog, TimeLimit limit) {
        var options = new LinkedHashMap<>(endpoint.options());
        String named = options.remove("handler");
        String name = named == null ? defaults.handler() : named;
        HandlerKind kind = kind(endpoint);
        ListenerOptions own = ListenerOptions.takenFrom(endpoint, options, defaults.options());
        Handler handler = catalog.find(kind, name).orElseThrow(() -> unknown(kind, name, catalog));
        return new ListenerConfig(
                endpoint, name, configured(name, handler, options, endpoint, limit), own);
    }

    private static IllegalArgumentException unknown(
            HandlerKind kind, String name, Catalog catalog) {
        String known = catalog.names(kind);
        return new IllegalArgumentException(
                "there is no %s handler '%s'; there are%s"
                        .formatted(kind, name, known.isEmpty() ? " none" : ": " + known));
    }

    private static Handler configured(
            String name,
            Handler handler,
            Map<String, String> options,
            Endpoint endpoint,
            TimeLimit limit) {
        try {
            return limit.call(
                    "options of " + name,
                    () ->
                            requireNonNull(
                                    with(
                                            kind(endpoint),
                                            handler,
                                            Collections.unmodifiableMap(options)),
                                    "with() answered null"));
        } catch (TimeoutException e) {
            throw new IllegalArgumentException(
                    "handler %s does not take the options %s: with() %s"
                            .formatted(name, options, e.getMessage()),
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw both(refused, endpoint);
            }
            // A plugin's bug, but here it is the user's options that it cannot take.
            throw new IllegalArgumentException(
                    "handler %s fails with the options %s: %s"
                            .formatted(name, options, e.getCause()),
                    e.getCause());
        }
    }

    /** An option that the handler does not know may have been meant for the listener. */
    private static IllegalArgumentException both(
            IllegalArgumentException refused, Endpoint endpoint) {
        return new IllegalArgumentException(
                "%s; what a %s listener itself can be told is in --help"
                        .formatted(refused.getMessage(), endpoint.scheme()),
                refused);
    }

    /** By kind, since a handler may be of both. */
    private static Handler with(HandlerKind kind, Handler handler, Map<String, String> options) {
        return switch (kind) {
            case STREAM -> ((ConnectionHandler) handler).with(options);
            case DATAGRAM -> ((DatagramHandler) handler).with(options);
        };
    }

    /**
     * The same with what is in its files read anew: certificates, and addresses that may come in.
     *
     * @return what they say now
     * @throws IllegalArgumentException with one line if one is faulty
     */
    public ListenerConfig reloaded() {
        return new ListenerConfig(endpoint, handlerName, handler, options.reloaded());
    }
}
