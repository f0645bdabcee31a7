package echo.server.deadlines;

import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a listener's connections may take. Zero is as long as they like.
 *
 * @param idle without a byte in either direction
 * @param lifetime in all
 * @param handshake for the PROXY header and the TLS handshake together
 * @param minRate the least bytes a second in both directions together, over each {@link #WINDOW}
 */
public record Deadlines(Duration idle, Duration lifetime, Duration handshake, int minRate) {

    /** What {@link #minRate} is the mean of. */
    public static final Duration WINDOW = Duration.ofSeconds(10);

    /** Of a listener that is told nothing. */
    public static final Deadlines DEFAULT =
            new Deadlines(Duration.ofMinutes(5), Duration.ZERO, Duration.ofSeconds(10), 0);

    /** Of a listener whose connections may take as long as they like. */
    public static final Deadlines NONE =
            new Deadlines(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    /** What a listener can be told about it. */
    public static final List<ListenerOption> OPTIONS =
            List.of(
                    new ListenerOption(
                            "idle-timeout",
                            "TIME",
                            "Close a connection that has moved no byte for so long, be it that its"
                                    + " peer sends nothing or that it does not read (default: 5m;"
                                    + " 0: never)."),
                    new ListenerOption(
                            "max-lifetime",
                            "TIME",
                            "Close a connection that has lasted so long (default: 0, never)."),
                    new ListenerOption(
                            "handshake-timeout",
                            "TIME",
                            "Close a connection whose PROXY header and TLS handshake are not done"
                                    + " by then (default: 10s; 0: never)."),
                    new ListenerOption(
                            "min-rate",
                            "BYTES",
                            "Close a connection that moves fewer bytes a second, both directions"
                                    + " together, over any ten seconds; an idle one too (default:"
                                    + " 0, any)."));

    /** No scanner is that exact. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    /** What the scanner can count to. */
    private static final Duration LONGEST = Duration.ofDays(100);

    /**
     * Takes them out of a listener's options.
     *
     * @param values the options
     * @return those that are there, and the defaults
     */
    public static Deadlines takenFrom(OptionValues values) {
        return new Deadlines(
                values.duration("idle-timeout", DEFAULT.idle, SHORTEST, LONGEST),
                values.duration("max-lifetime", DEFAULT.lifetime, SHORTEST, LONGEST),
                values.duration("handshake-timeout", DEFAULT.handshake, SHORTEST, LONGEST),
                (int) values.size("min-rate", DEFAULT.minRate, 0, 1 << 30));
    }

    /**
     * For connections that have nothing to do before their handler.
     *
     * @return these, without {@link #handshake}
     */
    public Deadlines withoutHandshake() {
        return new Deadlines(idle, lifetime, Duration.ZERO, minRate);
    }

    /** The shortest there is; {@link #WINDOW} is one only with a rate to be measured in it. */
    Optional<Duration> shortest() {
        return Stream.of(idle, lifetime, handshake, minRate > 0 ? WINDOW : Duration.ZERO)
                .filter(Duration::isPositive)
                .min(Duration::compareTo);
    }
}
