package echo.server;

import echo.api.net.Endpoint;
import echo.api.net.SocketType;
import echo.cli.UsageException;
import echo.server.health.HealthHandler;
import echo.server.health.HealthState;
import echo.server.metrics.Metrics;
import echo.server.metrics.ProcessFigures;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerDefaults;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;
import echo.server.plugins.HandlerKind;
import echo.server.reload.Reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The listener that tells how the server is, if one was asked for. It is a server of its own: so it
 * is hardened as the others are, and yet neither counted nor drained with them.
 */
final class HealthListener implements AutoCloseable {

    private static final int BACKLOG = 64;

    /** Probes are few and quick; the endpoint may say otherwise. */
    private static final ListenerDefaults DEFAULTS =
            new ListenerDefaults(
                    HealthHandler.NAME,
                    Map.of(
                            "max-connections", "64",
                            "idle-timeout", "10s",
                            "max-lifetime", "1m"));

    private final Metrics metrics = new Metrics();
    // One or none.
    private final List<Server> own = new ArrayList<>();
    private final List<Server> watched = new CopyOnWriteArrayList<>();
    private volatile HealthState state = HealthState.STARTING;

    private HealthListener() {}

    /** Listens there, and says that the server is starting. */
    static HealthListener open(Optional<Endpoint> endpoint)
            throws UsageException, CouldNotOpenSocketException {
        var health = new HealthListener();
        if (endpoint.isPresent()) {
            health.metrics.add(new ProcessFigures(version()));
            health.own.add(Server.start(List.of(health.config(endpoint.get())), BACKLOG));
        }
        return health;
    }

    private ListenerConfig config(Endpoint endpoint) throws UsageException {
        var handler = new HealthHandler(this::isAlive, () -> state, metrics);
        var entry = new CatalogEntry(HandlerKind.STREAM, HealthHandler.NAME, handler, "image");
        try {
            if (endpoint.type() == SocketType.DGRAM) {
                throw new IllegalArgumentException("HTTP needs tcp://HOST:PORT or unix:/path");
            }
            return ListenerConfig.of(endpoint, DEFAULTS, new Catalog(List.of(entry)));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--health " + endpoint + ": " + e.getMessage());
        }
    }

    private static String version() {
        return Main.class.getModule().getDescriptor().rawVersion().orElse("unknown");
    }

    /** Where it is, a line for each bound socket; none if nobody asked for it. */
    List<String> readyLines() {
        var lines = new ArrayList<String>();
        for (Server server : own) {
            for (String name : server.names()) {
                lines.add("health " + name.replaceFirst("^tcp[46]?:", "http:"));
            }
        }
        return lines;
    }

    /** From now on it has their figures, and lives as long as that server's threads. */
    void watch(Server server, Reload reload) {
        metrics.add(server);
        metrics.add(reload);
        watched.add(server);
    }

    private boolean isAlive() {
        return watched.stream().allMatch(Server::isWorking);
    }

    /** From now on {@code /ready} answers that. */
    void is(HealthState now) {
        state = now;
    }

    @Override
    public void close() {
        for (Server server : own) {
            server.close();
        }
    }
}
