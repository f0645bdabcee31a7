package echo.server.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * A connection has ended. How long it lasted is a field of its own: an event that has begun would
 * be an object for each idle connection, and miss those that began before the recording.
 */
@Name("echo.Connection")
@Label("Connection")
@Category("echo")
@Description("A connection has ended")
@StackTrace(false)
public final class ConnectionEvent extends Event {

    @Label("Connection Number")
    private long id;

    @Label("Listener")
    private String listener;

    @Label("Handler")
    private String handler;

    @Label("Peer")
    private String peer;

    @Label("Lasted")
    @Timespan(Timespan.NANOSECONDS)
    private long lasted;

    @Label("Received")
    @DataAmount
    private long in;

    @Label("Sent")
    @DataAmount
    private long out;

    @Label("Ending")
    @Description("As in the access log")
    private String ending;

    private ConnectionEvent() {}

    /**
     * Records one.
     *
     * @param id its number
     * @param listener where it came to
     * @param handler who served it
     * @param peer from where
     * @param lasted nanoseconds
     * @param in bytes from the peer
     * @param out bytes to it
     * @param ending a word
     */
    public static void record(
            long id,
            String listener,
            String handler,
            String peer,
            long lasted,
            long in,
            long out,
            String ending) {
        var event = new ConnectionEvent();
        event.id = id;
        event.listener = listener;
        event.handler = handler;
        event.peer = peer;
        event.lasted = lasted;
        event.in = in;
        event.out = out;
        event.ending = ending;
        event.commit();
    }
}
