package echo.server.net;

import static java.util.Objects.requireNonNull;

import echo.api.net.Endpoint;
import echo.api.net.SocketType;
import echo.api.net.UnixEndpoint;
import echo.server.access.Access;
import echo.server.deadlines.Deadlines;
import echo.server.limits.Limits;
import echo.server.limits.Sources;
import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;
import echo.server.proxy.ProxyOptions;
import echo.server.tls.TlsOptions;
import echo.tls.TlsServer;

import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a listener itself is told behind the {@code ?} of its endpoint; the rest is its handler's.
 *
 * @param mode who may connect to a Unix socket; empty to leave that to the umask
 * @param datagrams how it takes datagrams
 * @param limits how much may come in
 * @param sources how much each source may connect
 * @param deadlines how long connections may take
 * @param access which addresses may come in
 * @param proxy whether connections come through a proxy
 * @param tls what they are encrypted with, if they are
 */
public record ListenerOptions(
        Set<PosixFilePermission> mode,
        DatagramOptions datagrams,
        Limits limits,
        Sources sources,
        Deadlines deadlines,
        Access access,
        ProxyOptions proxy,
        Optional<TlsServer> tls) {

    /** Those of a listener that is told nothing. */
    public static final ListenerOptions NONE =
            new ListenerOptions(
                    Set.of(),
                    DatagramOptions.DEFAULT,
                    Limits.NONE,
                    Sources.ANY,
                    Deadlines.DEFAULT.withoutHandshake(),
                    Access.ALL,
                    ProxyOptions.OFF,
                    Optional.empty());

    /** Nulls are refused. */
    public ListenerOptions {
        mode = Set.copyOf(mode);
        requireNonNull(datagrams);
        requireNonNull(limits);
        requireNonNull(sources);
        requireNonNull(deadlines);
        requireNonNull(access);
        requireNonNull(proxy);
        requireNonNull(tls);
    }

    /**
     * What listeners of all kinds can be told.
     *
     * @return each once
     */
    public static List<ListenerOption> all() {
        // By name, as the hash code of a record takes method handles, which are slow at a start.
        var all = new LinkedHashMap<String, ListenerOption>();
        for (OptionGroup group : OptionGroup.values()) {
            group.options().forEach(option -> all.put(option.name(), option));
        }
        return List.copyOf(all.values());
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
        if (endpoint instanceof UnixEndpoint) {
            return forStreams(
                    values,
                    UnixMode.takenFrom(values),
                    Sources.ANY,
                    Access.ALL,
                    // Whoever may open the socket's file is trusted.
                    ProxyOptions.takenFromUnix(values));
        } else if (endpoint.type() == SocketType.DGRAM) {
            return forDatagrams(values);
        }
        return forStreams(
                values,
                Set.of(),
                Sources.takenFrom(values),
                Access.takenFrom(values),
                ProxyOptions.takenFrom(values));
    }

    private static ListenerOptions forDatagrams(OptionValues values) {
        return new ListenerOptions(
                Set.of(),
                DatagramOptions.takenFrom(values),
                NONE.limits,
                NONE.sources,
                NONE.deadlines,
                Access.takenFrom(values),
                NONE.proxy,
                NONE.tls);
    }

    private static ListenerOptions forStreams(
            OptionValues values,
            Set<PosixFilePermission> mode,
            Sources sources,
            Access access,
            ProxyOptions proxy) {
        Optional<TlsServer> tls = TlsOptions.takenFrom(values).read();
        Deadlines deadlines = Deadlines.takenFrom(values);
        return new ListenerOptions(
                mode,
                DatagramOptions.DEFAULT,
                Limits.takenFrom(values),
                sources,
                proxy.isOn() || tls.isPresent() ? deadlines : deadlines.withoutHandshake(),
                access,
                proxy,
                tls);
    }

    /**
     * Whether a connection has something to do before its handler.
     *
     * @return for a PROXY header, or TLS
     */
    public boolean hasHandshake() {
        return proxy.isOn() || tls.isPresent();
    }

    /**
     * The same with what is in files read anew: certificates, and addresses that may come in.
     *
     * @return what they say now
     * @throws IllegalArgumentException with one line if one is faulty
     */
    public ListenerOptions reloaded() {
        return new ListenerOptions(
                mode,
                datagrams,
                limits,
                sources,
                deadlines,
                access.reloaded(),
                proxy,
                TlsOptions.reloaded(tls));
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
