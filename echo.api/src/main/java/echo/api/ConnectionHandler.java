package echo.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What is done with a connection: a protocol, written as plain blocking code.
 *
 * <p>Handlers are found by {@link java.util.ServiceLoader}: a module says {@code provides
 * echo.api.ConnectionHandler with …}, and the class (or its static {@code provider()} method) is
 * public with no parameters.
 *
 * <p>One instance serves all connections at once, each on its own virtual thread, so a handler is
 * immutable; what belongs to one connection lives in local variables of {@link #handle}.
 *
 * {@snippet lang = java:
 * public final class Echo implements ConnectionHandler {
 *     public String name() {
 *         return "echo";
 *     }
 *
 *     public void handle(Connection connection) throws IOException {
 *         connection.input().transferTo(connection.output());
 *     }
 * }
 * }
 */
public non-sealed interface ConnectionHandler extends Handler {

    /**
     * Serves one connection, and returns when it is done. The server then delivers what was
     * written, and closes.
     *
     * <p>Called on a virtual thread of its own. When the server must stop, it closes the connection
     * and interrupts the thread: reads and writes then throw, and a handler that waits for
     * something else should let {@link InterruptedException} pass.
     *
     * @param connection the connection, open
     * @throws IOException when the peer went away, which shows as a stream of the connection that
     *     failed, or as an {@link java.io.EOFException} after it ended: this is normal, and is not
     *     logged as a fault. Any other {@code IOException} is.
     * @throws InterruptedException when the server had to stop
     */
    void handle(Connection connection) throws IOException, InterruptedException;

    /**
     * What this handler speaks, for clients that choose by it when they begin TLS (ALPN, RFC 7301).
     * Each connection tells which it is, by {@link TlsSession#applicationProtocol()}. A client that
     * offers some, and none of these, is refused; one that offers none is served.
     *
     * @return names as IANA has them, such as {@code http/1.1}, the best first; empty, as by
     *     default, not to look at what clients offer
     */
    default List<String> applicationProtocols() {
        return List.of();
    }

    /**
     * This handler with a listener's options, such as {@code limit=10} in {@code
     * tcp://*:19?handler=chargen&limit=10}. A handler that has options answers a new instance; this
     * default has none.
     *
     * @param options the options by name, in the order given, immutable; empty if the listener
     *     gives none
     * @return a handler for that listener
     * @throws IllegalArgumentException if an option is unknown or its value is not possible; the
     *     message names it, and what would be, for it is shown to the user
     */
    default ConnectionHandler with(Map<String, String> options) {
        NoOptions.require(this, options);
        return this;
    }
}
