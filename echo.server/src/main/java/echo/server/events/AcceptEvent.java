package echo.server.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A listener took a connection; the duration is how long it waited for it. */
@Name("echo.Accept")
@Label("Accept")
@Category("echo")
@Description("A listener took a connection, after waiting for a permit and for a peer")
@StackTrace(false)
public final class AcceptEvent extends Event {

    @Label("Listener")
    private final String listener;

    @Label("Peer")
    private String peer = "";

    @Label("Connection Number")
    private long id;

    /**
     * Of a listener that begins to wait.
     *
     * @param listener its name
     */
    public AcceptEvent(String listener) {
        this.listener = listener;
        begin();
    }

    /**
     * Commits it.
     *
     * @param from the peer
     * @param number the connection's
     */
    public void accepted(String from, long number) {
        peer = from;
        id = number;
        commit();
    }
}
