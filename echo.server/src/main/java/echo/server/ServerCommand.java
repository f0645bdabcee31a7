package echo.server;

import echo.cli.Help;
import echo.cli.UsageException;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.net.ListenerConfig;
import echo.server.net.Server;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogLoader;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code echo-server} command: results to {@code out}, errors to {@code err}. */
final class ServerCommand {

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
            ServerConfig config = ServerOptions.parse(args);
            switch (config.task()) {
                case HELP -> ServerHelp.print(out);
                case VERSION -> out.println(Help.version("echo-server", Main.class));
                case LIST_HANDLERS -> listHandlers(config);
                case SERVE -> serve(config);
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

    private void listHandlers(ServerConfig config) {
        config.logging().apply();
        try (var loader = new CatalogLoader()) {
            HandlerTable.print(loader.load(pluginFolders(config)), out);
        }
    }

    private void serve(ServerConfig config) throws UsageException, CouldNotOpenSocketException {
        config.logging().apply();
        try (var loader = new CatalogLoader()) {
            List<ListenerConfig> listeners = listeners(config, loader.load(pluginFolders(config)));
            List<PortFile> portFiles = config.portFiles().stream().map(PortFile::new).toList();
            clear(portFiles);
            try (Server server = Server.start(listeners, config.backlog())) {
                announce(server.readyLines(), portFiles);
                stop.await();
                server.drain(config.drainTimeout());
            } catch (InterruptedException e) {
                // Only a test interrupts this thread: it means to stop, without a drain.
                Thread.currentThread().interrupt();
            } finally {
                clear(portFiles);
            }
        }
    }

    private static void clear(List<PortFile> files) throws UsageException {
        for (PortFile file : files) {
            file.clear();
        }
    }

    private void announce(List<String> readyLines, List<PortFile> files) throws UsageException {
        for (PortFile file : files) {
            file.write(readyLines);
        }
        readyLines.forEach(out::println);
        out.flush();
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
