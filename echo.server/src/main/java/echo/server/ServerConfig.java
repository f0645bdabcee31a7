package echo.server;

import echo.api.net.Endpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param task what to do
 * @param listen where to listen, at least one
 * @param handler the handler of every endpoint that names none
 * @param modulePath folders of plugins, besides the image's own
 * @param backlog how many connections may wait to be accepted, per socket
 * @param drainTimeout how long open connections may go on after a stop was asked for
 * @param portFiles files that get the ready lines
 * @param logging the level and the format
 */
record ServerConfig(
        Task task,
        List<Endpoint> listen,
        String handler,
        List<Path> modulePath,
        int backlog,
        Duration drainTimeout,
        List<Path> portFiles,
        LogSettings logging) {

    enum Task {
        SERVE,
        LIST_HANDLERS,
        HELP,
        VERSION
    }

    ServerConfig {
        listen = List.copyOf(listen);
        modulePath = List.copyOf(modulePath);
        portFiles = List.copyOf(portFiles);
        if (listen.isEmpty()) {
            throw new IllegalArgumentException("nothing to listen on");
        }
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog " + backlog + " is not positive");
        }
    }
}
