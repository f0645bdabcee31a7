package echo.server.limits;

import static java.util.Objects.requireNonNull;

import echo.server.access.SourcePrefix;
import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;

import java.util.List;

/**
 * How much each source may connect. Zero is any number.
 *
 * @param most how many connections it may have open at once
 * @param rate how many it may open a second, and as many at once
 * @param prefix what makes a source
 */
public record Sources(int most, int rate, SourcePrefix prefix) {

    /** Of a listener that is told nothing. */
    public static final Sources ANY = new Sources(0, 0, SourcePrefix.DEFAULT);

    /** Is an option of listeners for datagrams, too. */
    public static final ListenerOption RATE =
            new ListenerOption(
                    "source-rate",
                    "N",
                    "Take at most N connections, or datagrams, a second from one source, and as"
                            + " many at once; 0 is any number (default: any number of connections,"
                            + " 1000 datagrams but any number from this machine).");

    private static final ListenerOption MOST =
            new ListenerOption(
                    "max-per-source",
                    "N",
                    "Have at most N connections of one source open at once, and reset the others"
                            + " (default: any number).");

    /** What a listener for connections can be told about it. */
    public static final List<ListenerOption> OPTIONS = List.of(MOST, RATE);

    private static final int MOST_A_SECOND = 10_000_000;

    /** Null is refused. */
    public Sources {
        requireNonNull(prefix);
    }

    /**
     * Takes them out of a listener's options.
     *
     * @param values the options
     * @return those that are there, and the defaults
     */
    public static Sources takenFrom(OptionValues values) {
        return new Sources(
                values.number(MOST.name(), 0, 1, Permits.MOST),
                values.number(RATE.name(), 0, 0, MOST_A_SECOND),
                SourcePrefix.takenFrom(values));
    }
}
