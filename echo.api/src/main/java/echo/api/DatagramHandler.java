package echo.api;

import java.io.IOException;
import java.util.Map;

/**
 * What is done with a datagram: the sibling of {@link ConnectionHandler} for {@code udp://}.
 *
 * <p>Found like that one: a module says {@code provides echo.api.DatagramHandler with …}, and the
 * class (or its static {@code provider()} method) is public with no parameters.
 *
 * {@snippet lang = java:
 * public final class EchoDatagram implements DatagramHandler {
 *     public String name() {
 *         return "echo";
 *     }
 *
 *     public void handle(Datagram datagram) throws IOException {
 *         datagram.reply(datagram.payload());
 *     }
 * }
 * }
 */
public non-sealed interface DatagramHandler extends Handler {

    /**
     * Serves one datagram.
     *
     * <p>Called on one of the listener's receiving threads, which takes the next datagram when this
     * returns; the system keeps a few meanwhile and drops the rest. A handler that waits for
     * something wants more of them: {@code udp://*:7?receivers=16}.
     *
     * @param datagram the datagram
     * @throws IOException when a reply cannot be sent: that is normal, and is not logged as a fault
     * @throws InterruptedException when the server had to stop
     */
    void handle(Datagram datagram) throws IOException, InterruptedException;

    /**
     * This handler with a listener's options, as {@link ConnectionHandler#with} has it.
     *
     * @param options the options by name, in the order given, immutable; empty if the listener
     *     gives none
     * @return a handler for that listener
     * @throws IllegalArgumentException if an option is unknown or its value is not possible; the
     *     message names it, and what would be, for it is shown to the user
     */
    default DatagramHandler with(Map<String, String> options) {
        NoOptions.require(this, options);
        return this;
    }
}
