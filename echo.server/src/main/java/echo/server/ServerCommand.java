package echo.server;

import echo.cli.Help;
import echo.cli.UsageException;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.plugins.CatalogLoader;
import echo.server.reload.ReloadRequest;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The {@code echo-server} command: results to {@code out}, errors to {@code err}. */
final class ServerCommand {

    private final PrintStream out;
    private final PrintStream err;
    private final Stop stop;
    private final ReloadRequest reload;
    private final Status status;

    ServerCommand(
            PrintStream out, PrintStream err, Stop stop, ReloadRequest reload, Status status) {
        this.out = out;
        this.err = err;
        this.stop = stop;
        this.reload = reload;
        this.status = status;
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
                case CHECK_PLUGINS -> {
                    return checkPlugins(options);
                }
                case SERVE -> serve(options.config());
            }
            return ExitCode.OK;
        } catch (UsageException e) {
            err.println("echo-server: " + e.getMessage());
            err.println("Try 'echo-server --help'.");
            return ExitCode.USAGE;
        } catch (StrictPluginsException e) {
            e.getMessage().lines().forEach(line -> err.println("echo-server: " + line));
            return ExitCode.USAGE;
        } catch (CouldNotOpenSocketException e) {
            err.println("echo-server: " + e.getMessage());
            return ExitCode.NO_SOCKET;
        }
    }

    private void listHandlers(ServerConfig config) throws UsageException, StrictPluginsException {
        config.logging().apply();
        try (var loader = new CatalogLoader()) {
            HandlerTable.print(Serving.load(loader, config.plugins()).catalog(), out);
        }
    }

    private int checkPlugins(ServerOptions options) throws UsageException {
        List<Path> paths = options.pluginsToCheck();
        options.logging().apply();
        return PluginCheck.print(paths, out) ? ExitCode.OK : ExitCode.FAULTY_PLUGIN;
    }

    private void serve(ServerConfig config)
            throws UsageException, StrictPluginsException, CouldNotOpenSocketException {
        config.logging().apply();
        new Serving(config, out, stop, reload, status).run();
    }
}
