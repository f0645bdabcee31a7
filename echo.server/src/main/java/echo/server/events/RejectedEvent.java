package echo.server.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A connection was refused. */
@Name("echo.Rejected")
@Label("Rejected")
@Category("echo")
@Description("A connection was refused")
@StackTrace(false)
public final class RejectedEvent extends Event {

    @Label("Listener")
    private final String listener;

    @Label("Peer")
    private final String peer;

    @Label("Reason")
    @Description("As in echo_connections_rejected_total")
    private final String reason;

    /**
     * Of a connection that is refused now.
     *
     * @param listener where it came to
     * @param peer from where
     * @param reason a word
     */
    public RejectedEvent(String listener, String peer, String reason) {
        this.listener = listener;
        this.peer = peer;
        this.reason = reason;
    }
}
