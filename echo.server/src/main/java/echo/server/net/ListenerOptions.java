package echo.server.net;

import static java.util.Objects.requireNonNull;

import echo.api.net.Endpoint;
import echo.api.net.UnixEndpoint;
import echo.server.deadlines.Deadlines;
import echo.server.limits.Limits;
import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;

import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a listener itself is told behind the {@code ?} of its endpoint; the rest is its handler's.
 *
 * @param mode who may connect to a Unix socket; empty to leave that to the umask
 * @param datagrams how it takes datagrams
 * @param limits how much may come in
 * @param deadlines how long connections may take
 */
public record ListenerOptions(
        Set<PosixFilePermission> mode,
        DatagramOptions datagrams,
        Limits limits,
        Deadlines deadlines) {

    /** Those of a listener that is told nothing. */
    public static final ListenerOptions NONE =
            new ListenerOptions(Set.of(), DatagramOptions.DEFAULT, Limits.NONE, Deadlines.DEFAULT);

    /** Nulls are refused. */
    public ListenerOptions {
        mode = Set.copyOf(mode);
        requireNonNull(datagrams);
        requireNonNull(limits);
        requireNonNull(deadlines);
    }

    /**
     * What listeners of all kinds can be told.
     *
     * @return each once
     */
    public static List<ListenerOption> all() {
        var all = new ArrayList<ListenerOption>();
        for (OptionGroup group : OptionGroup.values()) {
            all.addAll(group.options());
        }
        return all;
    }

    /**
     * Takes a listener's own options out of all that its endpoint has.
     *
     * @param endpoint what it listens on
     * @param options all options, of which those are removed
     * @param defaults for those that are not there
     * @return the listener's options
     * @throws IllegalArgumentException if a value is not possible; the message says what would be
     */
    static ListenerOptions takenFrom(
            Endpoint endpoint, Map<String, String> options, Map<String, String> defaults) {
        for (OptionGroup group : OptionGroup.values()) {
            if (group.isFor(endpoint)) {
                group.complete(options, defaults);
            }
        }
        var values = new OptionValues(options);
        return endpoint instanceof UnixEndpoint || OptionGroup.LIMITS.isFor(endpoint)
                ? forStreams(endpoint, values)
                : new ListenerOptions(
                        Set.of(),
                        DatagramOptions.takenFrom(values),
                        Limits.NONE,
                        Deadlines.DEFAULT);
    }

    private static ListenerOptions forStreams(Endpoint endpoint, OptionValues values) {
        return new ListenerOptions(
                OptionGroup.MODE.isFor(endpoint) ? UnixMode.takenFrom(values) : Set.of(),
                DatagramOptions.DEFAULT,
                Limits.takenFrom(values),
                Deadlines.takenFrom(values));
    }

    /** The names of a listener's own options, beside {@code handler}. */
    static List<String> names(Endpoint endpoint) {
        var names = new ArrayList<String>();
        for (OptionGroup group : OptionGroup.values()) {
            if (group.isFor(endpoint)) {
                group.options().forEach(option -> names.add(option.name()));
            }
        }
        return names;
    }
}
