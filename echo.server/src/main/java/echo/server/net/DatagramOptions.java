package echo.server.net;

import echo.server.access.SourcePrefix;
import echo.server.limits.Sources;
import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;

import java.util.List;

/**
 * How a listener takes datagrams.
 *
 * @param receivers how many threads receive and handle datagrams, 1 to {@value #MOST_RECEIVERS}
 * @param maxSize the largest datagram that is taken, in bytes
 * @param sourceRate how many datagrams a second are taken from one source; 0 for any number, and
 *     negative for {@value #DEFAULT_SOURCE_RATE}, or any number from this machine itself
 * @param sourcePrefix what makes a source
 */
public record DatagramOptions(
        int receivers, int maxSize, int sourceRate, SourcePrefix sourcePrefix) {

    /** Datagrams a second that one source may send, if nothing is said about it. */
    public static final int DEFAULT_SOURCE_RATE = 1000;

    /** What an IPv6 datagram carries: 65,535 less the UDP header (RFC 8200, section 8.1). */
    private static final int MOST_BYTES = 65_527;

    private static final int MOST_RECEIVERS = 256;
    private static final int MOST_A_SECOND = 10_000_000;

    /** Of a listener that is told nothing. */
    public static final DatagramOptions DEFAULT =
            new DatagramOptions(1, MOST_BYTES, -1, SourcePrefix.DEFAULT);

    /** What a listener can be told about it. */
    public static final List<ListenerOption> OPTIONS =
            List.of(
                    new ListenerOption(
                            "receivers",
                            "N",
                            "UDP: threads that receive and handle datagrams (default: 1)."),
                    new ListenerOption(
                            "max-size",
                            "BYTES",
                            "UDP: larger datagrams are dropped (default: " + MOST_BYTES + ")."));

    /**
     * Takes them out of a listener's options.
     *
     * @param values the options
     * @return those that are there, and the defaults
     */
    static DatagramOptions takenFrom(OptionValues values) {
        return new DatagramOptions(
                values.number("receivers", DEFAULT.receivers, 1, MOST_RECEIVERS),
                values.number("max-size", DEFAULT.maxSize, 1, MOST_BYTES),
                values.number(Sources.RATE.name(), DEFAULT.sourceRate, 0, MOST_A_SECOND),
                SourcePrefix.takenFrom(values));
    }
}
