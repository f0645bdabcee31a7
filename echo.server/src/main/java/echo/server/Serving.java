package echo.server;

import echo.cli.UsageException;
import echo.server.health.HealthState;
import echo.server.log.Log;
import echo.server.log.LogSettings;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.net.ListenerConfig;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogLoader;
import echo.server.plugins.Loaded;
import echo.server.reload.Reload;
import echo.server.reload.ReloadRequest;
import echo.server.reload.ReloadThread;
import echo.server.reload.Watch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the server, from loading the plugins to the end of the drain.
 *
 * @param config what to serve
 * @param out for the ready lines
 * @param stop ends it
 * @param request has it reload its plugins
 * @param status has it tell what it has done
 */
record Serving(
        ServerConfig config, PrintStream out, Stop stop, ReloadRequest request, Status status) {

    /** More than a stop takes beside the drain. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** Returns when it was asked to stop, and has. */
    void run() throws UsageException, StrictPluginsException, CouldNotOpenSocketException {
        List<Path> folders = config.plugins().folders();
        // Before they are loaded: what changes meanwhile is seen.
        Watch watch = config.plugins().watch() ? Watch.of(folders) : Watch.none();
        try (var health = HealthListener.open(config.health());
                var loader = new CatalogLoader()) {
            stop.removeAtHalt(loader::close);
            Catalog catalog = load(loader, config.plugins()).catalog();
            try (Server server =
                    Server.start(listeners(catalog), config.backlog(), config.capacity())) {
                LogSettings.prepare();
                var reload =
                        new Reload(
                                () -> loader.loadFolders(folders),
                                config.plugins().strict(),
                                config.defaults(),
                                server.dispatch(),
                                catalog);
                health.watch(server, reload);
                status.reportBy(server::logStatus);
                try (var _ = ReloadThread.start(request, watch, reload)) {
                    serveUntilStop(server, health);
                }
                server.drain(config.drainTimeout());
            } catch (InterruptedException e) {
                // Only a test interrupts this thread: it means to stop, without a drain.
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Loads all plugins, and says which are left out, if that may be. */
    static Loaded load(CatalogLoader loader, PluginOptions options) throws StrictPluginsException {
        Loaded loaded = loader.loadFolders(options.folders());
        if (options.strict() && !loaded.problems().isEmpty()) {
            throw new StrictPluginsException(loaded.problemLines());
        }
        for (String problem : loaded.problemLines()) {
            Log.PLUGINS.warn(problem);
        }
        return loaded;
    }

    private List<ListenerConfig> listeners(Catalog catalog) throws UsageException {
        var listeners = new ArrayList<ListenerConfig>();
        for (var endpoint : config.listen()) {
            try {
                listeners.add(ListenerConfig.of(endpoint, config.defaults(), catalog));
            } catch (IllegalArgumentException e) {
                throw new UsageException(endpoint + ": " + e.getMessage());
            }
        }
        return listeners;
    }

    private void serveUntilStop(Server server, HealthListener health)
            throws UsageException, InterruptedException {
        List<PortFile> portFiles = config.portFiles().stream().map(PortFile::new).toList();
        var readyLines = new ArrayList<String>(server.readyLines());
        readyLines.addAll(health.readyLines());
        portFiles.forEach(file -> stop.removeAtHalt(() -> file.remove(readyLines)));
        try {
            for (PortFile file : portFiles) {
                file.write(readyLines);
            }
            readyLines.forEach(out::println);
            health.is(HealthState.READY);
            out.flush();
            stop.await();
            health.is(HealthState.DRAINING);
            stop.endWithin(config.drainTimeout().plus(Server.CUT_TIMEOUT).plus(SLACK));
        } finally {
            // Before the drain: a server that drains is not ready.
            portFiles.forEach(file -> file.remove(readyLines));
        }
    }
}
