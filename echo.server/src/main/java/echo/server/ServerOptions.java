package echo.server;

import static echo.cli.Help.flag;
import static echo.cli.Help.value;

import echo.api.net.AddressFamily;
import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.api.net.SocketType;
import echo.cli.Arguments;
import echo.cli.Help;
import echo.cli.UsageException;
import echo.server.activation.Inherited;
import echo.server.limits.Permits;
import echo.server.log.LogSettings;
import echo.server.net.ListenerDefaults;
import echo.server.net.ListenerOptions;
import echo.server.options.ListenerOption;

import org.apache.commons.cli.Options;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of {@code echo-server}, and how they become a {@link ServerConfig}. */
final class ServerOptions {

    /** What the command is asked to do. */
    enum Task {
        SERVE,
        LIST_HANDLERS,
        CHECK_PLUGINS,
        HELP,
        VERSION
    }

    private static final String PORT = Integer.toString(Endpoint.DEFAULT_PORT);

    /** The one that is not each listener's, but of all together. */
    private static final String TOTAL = "max-connections";

    private final Arguments arguments;

    private ServerOptions(Arguments arguments) {
        this.arguments = arguments;
    }

    /** All options, in the order in which the help shows them. */
    static Options all() {
        Options all = forAll();
        for (ListenerOption option : ListenerOptions.all()) {
            all.addOption(value(option.name(), option.value(), option.help()));
        }
        return all.addOption(Help.HELP).addOption(Help.VERSION);
    }

    private static Options forAll() {
        return new Options()
                .addOption(
                        value(
                                "listen",
                                "URI",
                                "Listen on tcp://HOST:PORT (tcp4, tcp6), udp://HOST:PORT (udp4,"
                                        + " udp6), unix:/path or inherit: for the socket that"
                                        + " systemd or inetd has made standard input. HOST empty"
                                        + " or * means every passive address, PORT 0 any free"
                                        + " one, or a service's name. Behind it"
                                        + " ?handler=NAME&OPTION=VALUE."
                                        + " Repeatable."))
                .addOption(value("host", "HOST", "Listen on every address of HOST (default: *)."))
                .addOption(value("port", "PORT", "Listen on PORT (default: " + PORT + ")."))
                .addOption(
                        value(
                                "handler",
                                "NAME",
                                "The handler of listeners that name none (default: echo)."))
                .addOption(
                        value(
                                "module-path",
                                "DIR[:DIR]",
                                "More folders of plugins, beside the image's plugins/."
                                        + " Repeatable."))
                .addOption(
                        flag(
                                "strict-plugins",
                                "End with code 2 if a plugin cannot be loaded, rather than leave it"
                                        + " out, or if others can write to it; and reload all"
                                        + " plugins or none."))
                .addOption(
                        flag(
                                "watch",
                                "Reload plugins when their folders have changed and settled, as"
                                        + " SIGHUP does at once."))
                .addOption(flag("list-handlers", "Print the handlers and where they are from."))
                .addOption(
                        value(
                                "port-file",
                                "FILE",
                                "Write the ready lines to FILE too, whole or not at all; it is"
                                        + " removed at the end."))
                .addOption(
                        value(
                                "health",
                                "URI",
                                "Answer /live, /ready and /metrics over HTTP on tcp://HOST:PORT or"
                                        + " unix:/path, apart from all listeners."))
                .addOption(
                        value(
                                "backlog",
                                "N",
                                "Connections that may wait to be accepted, per socket (default:"
                                        + " 4096; the system's somaxconn bounds it)."))
                .addOption(
                        value(
                                "drain-timeout",
                                "TIME",
                                "How long open connections may go on after SIGTERM or SIGINT, such"
                                        + " as 500ms, 10s, 5m (default: 10s); 0 cuts at once."))
                .addOption(
                        value(
                                "log-level",
                                "LEVEL",
                                String.join(", ", LogSettings.LEVELS) + " (default: info)."))
                .addOption(
                        value(
                                "log-format",
                                "FORMAT",
                                String.join(" or ", LogSettings.FORMATS) + " (default: text)."));
    }

    static ServerOptions parse(String... args) throws UsageException {
        return new ServerOptions(Arguments.parse(all(), args));
    }

    Task task() {
        if (arguments.has("help")) {
            return Task.HELP;
        } else if (arguments.has("version")) {
            return Task.VERSION;
        } else if (arguments.rest().stream().findFirst().equals(Optional.of("plugins"))) {
            return Task.CHECK_PLUGINS;
        }
        return arguments.has("list-handlers") ? Task.LIST_HANDLERS : Task.SERVE;
    }

    /** The paths behind {@code plugins check}, at least one. */
    List<Path> pluginsToCheck() throws UsageException {
        List<String> words = arguments.rest();
        if (words.size() < 3 || !words.get(1).equals("check")) {
            throw new UsageException(
                    "'%s' is no command: write plugins check PATH..."
                            .formatted(String.join(" ", words)));
        }
        var paths = new ArrayList<Path>();
        for (String name : words.subList(2, words.size())) {
            try {
                paths.add(Path.of(name));
            } catch (InvalidPathException e) {
                throw new UsageException("plugins check '%s' is not a file name".formatted(name));
            }
        }
        return paths;
    }

    /** What to serve and how; asked for help, nobody needs it to be possible. */
    ServerConfig config() throws UsageException {
        if (!arguments.rest().isEmpty()) {
            throw new UsageException(
                    "unexpected argument '%s': say where to listen with --listen, --host or --port"
                            .formatted(arguments.rest().getFirst()));
        }
        Optional<Inherited> inherited = inherited();
        return new ServerConfig(
                endpoints(inherited),
                inherited,
                new ListenerDefaults(arguments.value("handler", "echo"), listenerOptions()),
                new PluginOptions(
                        modulePath(), arguments.has("strict-plugins"), arguments.has("watch")),
                arguments.number("backlog", "4096", 1, 65535),
                arguments.has(TOTAL) ? arguments.number(TOTAL, "", 1, Permits.MOST) : 0,
                arguments.duration(
                        "drain-timeout", "10s", Duration.ZERO, ServerConfig.LONGEST_DRAIN),
                portFiles(),
                health(),
                logging());
    }

    /** Those that are for every listener, as they are written: each listener checks them. */
    private Map<String, String> listenerOptions() {
        var options = new HashMap<String, String>();
        for (ListenerOption option : ListenerOptions.all()) {
            if (arguments.has(option.name()) && !option.name().equals(TOTAL)) {
                options.put(option.name(), arguments.value(option.name(), ""));
            }
        }
        return options;
    }

    LogSettings logging() throws UsageException {
        return new LogSettings(
                arguments.choice("log-level", "info", LogSettings.LEVELS),
                arguments.choice("log-format", "text", LogSettings.FORMATS));
    }

    private Optional<Inherited> inherited() throws UsageException {
        List<String> texts = arguments.values("listen");
        List<String> meant = texts.stream().filter(Inherited::isMeantBy).toList();
        if (meant.isEmpty()) {
            return Optional.empty();
        } else if (meant.size() > 1) {
            throw new UsageException("--listen inherit: is given twice, and there is one socket");
        }
        String text = meant.getFirst();
        try {
            var inherited = Inherited.take(text);
            if (inherited.isConnection() && texts.size() > 1) {
                throw new UsageException(
                        "--listen '%s' is one connection, which the server ends with: leave out"
                                        .formatted(text)
                                + " the other --listen");
            }
            return Optional.of(inherited);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--listen " + e.getMessage());
        }
    }

    private List<Endpoint> endpoints(Optional<Inherited> inherited) throws UsageException {
        if (!arguments.has("listen")) {
            int port = arguments.number("port", PORT, 0, 65535);
            return List.of(new InetEndpoint(SocketType.STREAM, AddressFamily.UNSPEC, host(), port));
        } else if (arguments.has("host") || arguments.has("port")) {
            throw new UsageException(
                    "--host and --port do not go with --listen: write --listen tcp://HOST:PORT");
        }
        var endpoints = new ArrayList<Endpoint>();
        for (String text : arguments.values("listen")) {
            try {
                endpoints.add(
                        Inherited.isMeantBy(text)
                                ? inherited.orElseThrow().endpoint()
                                : Endpoint.parse(text));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--listen " + e.getMessage());
            }
        }
        return endpoints;
    }

    private Optional<Endpoint> health() throws UsageException {
        if (!arguments.has("health")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Endpoint.parse(arguments.value("health", "")));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--health " + e.getMessage());
        }
    }

    private String host() throws UsageException {
        String host = arguments.value("host", "*");
        if (host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
            throw new UsageException(
                    "--host '%s' has a port in it: give that with --port".formatted(host));
        }
        return InetEndpoint.hostOf(host);
    }

    private List<Path> modulePath() throws UsageException {
        var folders = new ArrayList<Path>();
        for (String value : arguments.values("module-path")) {
            for (String name : value.split(File.pathSeparator)) {
                Path folder = path("module-path", name);
                if (name.isEmpty() || !Files.isDirectory(folder)) {
                    throw new UsageException(
                            "--module-path '%s': there is no such folder".formatted(name));
                }
                folders.add(folder);
            }
        }
        return folders;
    }

    private List<Path> portFiles() throws UsageException {
        var files = new ArrayList<Path>();
        for (String name : arguments.values("port-file")) {
            files.add(path("port-file", name));
        }
        return files;
    }

    private static Path path(String option, String name) throws UsageException {
        try {
            return Path.of(name).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new UsageException("--%s '%s' is not a file name".formatted(option, name));
        }
    }
}
