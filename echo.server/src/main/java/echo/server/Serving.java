package echo.server;

import echo.cli.UsageException;
import echo.server.activation.Notifier;
import echo.server.activation.StandardStreams;
import echo.server.health.HealthState;
import echo.server.log.Log;
import echo.server.log.LogThread;
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
        try (var notifier = Notifier.start(System.getenv());
                var health = HealthListener.open(config.health());
                var loader = new CatalogLoader()) {
            stop.removeAtHalt(loader::close);
            Catalog catalog = load(loader, config.plugins()).catalog();
            try (Server server = start(listeners(catalog))) {
                LogThread.start();
                var reload =
                        new Reload(
                                () -> loader.loadFolders(folders),
                                config.plugins().strict(),
                                config.defaults(),
                                server.dispatch(),
                                catalog);
                health.watch(server, reload);
                status.reportBy(server::logStatus);
                try (var _ = ReloadThread.start(request, watch, reload, notifier::reloading)) {
                    serveUntilStop(server, health, notifier);
                }
                server.drain(config.drainTimeout(), notifier::status);
            } catch (InterruptedException e) {
                // Only a test interrupts this thread: it means to stop, without a drain.
                Thread.currentThread().interrupt();
            }
        }
    }

    private Server start(List<ListenerConfig> listeners) throws CouldNotOpenSocketException {
        return Server.start(
                listeners, config.backlog(), config.capacity(), config.inherited(), stop::request);
    }

    /** Loads all plugins, and says what is wrong with them, if that may be. */
    static Loaded load(CatalogLoader loader, PluginOptions options) throws StrictPluginsException {
        Loaded loaded = loader.loadFolders(options.folders());
        if (options.strict() && !loaded.problemLines().isEmpty()) {
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

    private void serveUntilStop(Server server, HealthListener health, Notifier notifier)
            throws UsageException, InterruptedException {
        List<PortFile> portFiles = config.portFiles().stream().map(PortFile::new).toList();
        var readyLines = new ArrayList<String>(server.readyLines());
        readyLines.addAll(health.readyLines());
        portFiles.forEach(file -> stop.removeAtHalt(() -> file.remove(readyLines)));
        try {
            for (PortFile file : portFiles) {
                file.write(readyLines);
            }
            print(readyLines);
            health.is(HealthState.READY);
            notifier.ready(String.join(", ", readyLines), server::isWorking);
            stop.await();
            health.is(HealthState.DRAINING);
            Duration longest = config.drainTimeout().plus(Server.CUT_TIMEOUT).plus(SLACK);
            stop.endWithin(longest);
            notifier.stopping(longest);
        } finally {
            // Before the drain: a server that drains is not ready.
            portFiles.forEach(file -> file.remove(readyLines));
        }
    }

    private void print(List<String> readyLines) {
        if (config.inherited().isPresent() && StandardStreams.isOutputTheSocket()) {
            // Started by inetd: the peer would get them.
            return;
        }
        readyLines.forEach(out::println);
        out.flush();
    }
}
