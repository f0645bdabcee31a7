package echo.api;

/**
 * What is done with what comes to a listener: a {@link ConnectionHandler} for streams, a {@link
 * DatagramHandler} for datagrams. A protocol that has both is two classes with one name, or one
 * that implements both.
 *
 * <p>One instance serves all at once, each on a thread of its own, so a handler is immutable.
 */
public sealed interface Handler permits ConnectionHandler, DatagramHandler {

    /**
     * The name by which listeners choose this handler.
     *
     * @return one to 64 characters: a lower-case letter, then lower-case letters, digits, {@code
     *     -}, {@code _} or {@code .}; always the same; unique among the handlers of its kind in a
     *     server
     */
    String name();
}
