package echo.server;

import static java.util.Objects.requireNonNull;

import echo.api.net.Endpoint;
import echo.server.activation.Inherited;
import echo.server.limits.Capacity;
import echo.server.log.LogSettings;
import echo.server.net.ListenerDefaults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param listen where to listen, at least one
 * @param inherited the socket that one of them stands for, if this was started with it
 * @param defaults what is for every endpoint that does not say otherwise
 * @param plugins where they are, and how they are loaded
 * @param backlog how many connections may wait to be accepted, per socket; at least 1
 * @param maxConnections how many connections may be open at once; 0 for as many as there is room
 *     for
 * @param drainTimeout how long open connections may go on after a stop was asked for; at most
 *     {@link #LONGEST_DRAIN}
 * @param portFiles files that get the ready lines
 * @param health where to tell over HTTP how the server is, if anywhere
 * @param logging the level and the format
 */
record ServerConfig(
        List<Endpoint> listen,
        Optional<Inherited> inherited,
        ListenerDefaults defaults,
        PluginOptions plugins,
        int backlog,
        int maxConnections,
        Duration drainTimeout,
        List<Path> portFiles,
        Optional<Endpoint> health,
        LogSettings logging) {

    /** More than any stop should take, and less than a clock can count. */
    static final Duration LONGEST_DRAIN = Duration.ofDays(1);

    ServerConfig {
        requireNonNull(inherited);
        requireNonNull(defaults);
        requireNonNull(plugins);
        requireNonNull(health);
        requireNonNull(logging);
        listen = List.copyOf(listen);
        portFiles = List.copyOf(portFiles);
        if (listen.isEmpty()) {
            throw new IllegalArgumentException("nothing to listen on");
        }
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog " + backlog + " is not positive");
        }
        if (drainTimeout.isNegative() || drainTimeout.compareTo(LONGEST_DRAIN) > 0) {
            throw new IllegalArgumentException("drain timeout " + drainTimeout);
        }
    }

    /** What all connections may take together; to be asked for once. */
    Capacity capacity() {
        return maxConnections == 0 ? Capacity.ofProcess() : Capacity.of(maxConnections);
    }
}
