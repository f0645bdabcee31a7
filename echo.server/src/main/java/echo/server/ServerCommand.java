package echo.server;

import echo.cli.Help;
import echo.cli.UsageException;
import echo.server.log.LogSettings;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.net.ListenerConfig;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogLoader;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The {@code echo-server} command: results to {@code out}, errors to {@code err}. */
final class ServerCommand {

    /** More than a stop takes beside the drain. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final PrintStream out;
    private final PrintStream err;
    private final Stop stop;

    ServerCommand(PrintStream out, PrintStream err, Stop stop) {
        this.out = out;
        this.err = err;
        this.stop = stop;
    }

    /** Runs until it is done or asked to stop, and answers the exit code. */
    int call(String... args) {
        Server.prepare();
        try {
            ServerOptions options = ServerOptions.parse(args);
            switch (options.task()) {
                case HELP -> ServerHelp.print(out);
                case VERSION -> out.println(Help.version("echo-server", Main.class));
                case LIST_HANDLERS -> listHandlers(options.config());
                case SERVE -> serve(options.config());
            }
            return ExitCode.OK;
        } catch (UsageException e) {
            err.println("echo-server: " + e.getMessage());
            err.println("Try 'echo-server --help'.");
            return ExitCode.USAGE;
        } catch (CouldNotOpenSocketException e) {
            err.println("echo-server: " + e.getMessage());
            return ExitCode.NO_SOCKET;
        }
    }

    private void listHandlers(ServerConfig config) throws UsageException {
        config.logging().apply();
        try (var loader = new CatalogLoader()) {
            HandlerTable.print(loader.load(pluginFolders(config)), out);
        }
    }

    private void serve(ServerConfig config) throws UsageException, CouldNotOpenSocketException {
        config.logging().apply();
        try (var loader = new CatalogLoader()) {
            List<ListenerConfig> listeners = listeners(config, loader.load(pluginFolders(config)));
            try (Server server = Server.start(listeners, config.backlog())) {
                LogSettings.prepare();
                serve(server, config);
            } catch (InterruptedException e) {
                // Only a test interrupts this thread: it means to stop, without a drain.
                Thread.currentThread().interrupt();
            }
        }
    }

    private void serve(Server server, ServerConfig config)
            throws UsageException, InterruptedException {
        List<PortFile> portFiles = config.portFiles().stream().map(PortFile::new).toList();
        List<String> readyLines = server.readyLines();
        try {
            for (PortFile file : portFiles) {
                file.write(readyLines);
            }
            readyLines.forEach(out::println);
            out.flush();
            stop.await();
            stop.endWithin(config.drainTimeout().plus(Server.CUT_TIMEOUT).plus(SLACK));
        } finally {
            // Before the drain: a server that drains is not ready.
            portFiles.forEach(file -> file.remove(readyLines));
        }
        server.drain(config.drainTimeout());
    }

    private static List<ListenerConfig> listeners(ServerConfig config, Catalog catalog)
            throws UsageException {
        var listeners = new ArrayList<ListenerConfig>();
        for (var endpoint : config.listen()) {
            try {
                listeners.add(ListenerConfig.of(endpoint, config.handler(), catalog));
            } catch (IllegalArgumentException e) {
                throw new UsageException(endpoint + ": " + e.getMessage());
            }
        }
        return listeners;
    }

    /** The image's own folder, which the launcher names, and those that were asked for. */
    private static List<Path> pluginFolders(ServerConfig config) {
        var folders = new ArrayList<Path>();
        String home = System.getProperty("echo.home");
        if (home != null && Files.isDirectory(Path.of(home, "plugins"))) {
            folders.add(Path.of(home, "plugins"));
        }
        folders.addAll(config.modulePath());
        return folders;
    }
}
