package echo.server.limits;

import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;

import java.util.List;

/**
 * How much may come in at a listener for streams. Zero is any number.
 *
 * @param maxConnections how many connections may be open at once
 * @param refuse whether those above it are refused, and do not wait to be accepted
 * @param acceptRate how many are accepted a second
 * @param maxBytes how many bytes a connection may receive, and how many it may send
 */
public record Limits(int maxConnections, boolean refuse, int acceptRate, long maxBytes) {

    /** Of a listener that is told nothing. */
    public static final Limits NONE = new Limits(0, false, 0, 0);

    /** What a listener can be told about it. */
    public static final List<ListenerOption> OPTIONS =
            List.of(
                    new ListenerOption(
                            "max-connections",
                            "N",
                            "Have at most N connections open at once; the others wait to be"
                                    + " accepted (default: as many as memory and descriptors"
                                    + " allow). As an option of the command, for all listeners"
                                    + " together."),
                    new ListenerOption(
                            "overflow",
                            "WORD",
                            "What becomes of connections above that: wait (default), or refuse,"
                                    + " which accepts and resets them."),
                    new ListenerOption(
                            "accept-rate",
                            "N",
                            "Accept at most N connections a second, and as many at once; the others"
                                    + " wait (default: 0, any number)."),
                    new ListenerOption(
                            "max-bytes",
                            "SIZE",
                            "Close a connection that has sent more than SIZE, or was sent more"
                                    + " (default: 0, any number)."));

    private static final int MOST_A_SECOND = 10_000_000;

    /**
     * Takes them out of a listener's options.
     *
     * @param values the options
     * @return those that are there, and the defaults
     */
    public static Limits takenFrom(OptionValues values) {
        return new Limits(
                values.number("max-connections", 0, 1, Permits.MOST),
                values.choice("overflow", "wait", List.of("wait", "refuse")).equals("refuse"),
                values.number("accept-rate", 0, 0, MOST_A_SECOND),
                values.size("max-bytes", 0, 0, Long.MAX_VALUE));
    }
}
