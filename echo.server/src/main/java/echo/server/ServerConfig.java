package echo.server;

import static java.util.Objects.requireNonNull;

import echo.api.net.Endpoint;
import echo.server.log.LogSettings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param listen where to listen, at least one
 * @param handler the handler of every endpoint that names none
 * @param plugins where they are, and how they are loaded
 * @param backlog how many connections may wait to be accepted, per socket; at least 1
 * @param drainTimeout how long open connections may go on after a stop was asked for; at most
 *     {@link #LONGEST_DRAIN}
 * @param portFiles files that get the ready lines
 * @param logging the level and the format
 */
record ServerConfig(
        List<Endpoint> listen,
        String handler,
        PluginOptions plugins,
        int backlog,
        Duration drainTimeout,
        List<Path> portFiles,
        LogSettings logging) {

    /** More than any stop should take, and less than a clock can count. */
    static final Duration LONGEST_DRAIN = Duration.ofDays(1);

    ServerConfig {
        requireNonNull(handler);
        requireNonNull(plugins);
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
}
