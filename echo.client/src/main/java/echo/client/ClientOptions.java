package echo.client;

import static echo.cli.Help.value;

import echo.api.net.AddressFamily;
import echo.api.net.Endpoint;
import echo.cli.Arguments;
import echo.cli.Help;
import echo.cli.Numbers;
import echo.cli.UsageException;

import org.apache.commons.cli.Options;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The options of {@code echo-client}, and how they become a {@link Task}. */
final class ClientOptions {

    private static final String LOCALHOST = "localhost";

    private final Arguments arguments;

    private ClientOptions(Arguments arguments) {
        this.arguments = arguments;
    }

    /** All options, in the order in which the help shows them. */
    static Options all() {
        return new Options()
                .addOption(
                        value(
                                "message",
                                "TEXT",
                                "Send TEXT, as UTF-8 (default: Hello, world), or standard input"
                                        + " where TEXT is -."))
                .addOption(
                        value(
                                "connect-timeout",
                                "TIME",
                                "How long to wait for each address, such as 500ms, 10s, 1m"
                                        + " (default: 5s)."))
                .addOption(
                        value(
                                "read-timeout",
                                "TIME",
                                "How long to wait while no byte comes and none can be sent"
                                        + " (default: 10s)."))
                .addOption(Help.HELP)
                .addOption(Help.VERSION);
    }

    static Task parse(String... args) throws UsageException {
        return new ClientOptions(Arguments.parse(all(), args)).task();
    }

    private Task task() throws UsageException {
        if (arguments.has("help")) {
            return new Task.PrintHelp();
        } else if (arguments.has("version")) {
            return new Task.PrintVersion();
        }
        return new SmokeConfig(
                endpoint(),
                arguments.value("message", "Hello, world"),
                timeout("connect-timeout", "5s"),
                timeout("read-timeout", "10s"));
    }

    private Endpoint endpoint() throws UsageException {
        List<String> words = arguments.rest();
        boolean uri = !words.isEmpty() && words.getFirst().contains("://");
        int most = uri ? 1 : 2;
        if (words.size() > most) {
            throw new UsageException(
                    "unexpected argument '%s': write HOST, HOST PORT or tcp://HOST:PORT"
                            .formatted(words.get(most)));
        }
        return uri ? fromUri(words.getFirst()) : fromWords(words);
    }

    private static Endpoint fromUri(String uri) throws UsageException {
        Endpoint endpoint;
        try {
            endpoint = Endpoint.parse(uri);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
        if (!endpoint.options().isEmpty()) {
            throw new UsageException(
                    "'%s' has options behind the '?': echo-client takes none there".formatted(uri));
        } else if (endpoint.port() == 0) {
            throw new UsageException(
                    "'%s' has the port 0: nothing can be connected to there".formatted(uri));
        }
        return toConnectTo(endpoint.family(), endpoint.host(), endpoint.port());
    }

    private static Endpoint fromWords(List<String> words) throws UsageException {
        String host = words.isEmpty() ? LOCALHOST : words.getFirst();
        int port =
                words.size() < 2
                        ? Endpoint.DEFAULT_PORT
                        : Numbers.parse("port", words.get(1), 1, 65535);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        int colon = host.indexOf(':');
        if (!bracketed && colon >= 0 && (host.startsWith("[") || colon == host.lastIndexOf(':'))) {
            throw new UsageException(
                    "'%s' is not a host: write HOST PORT or tcp://HOST:PORT".formatted(host));
        }
        return toConnectTo(AddressFamily.UNSPEC, Endpoint.hostOf(host), port);
    }

    /** A listener's endpoint without a host is met on the loopback address, as in getaddrinfo. */
    private static Endpoint toConnectTo(AddressFamily family, String host, int port) {
        // Many a hosts file has localhost for IPv4 alone.
        String loopback = family == AddressFamily.INET6 ? "::1" : LOCALHOST;
        return new Endpoint(family, host.isEmpty() ? loopback : host, port, Map.of());
    }

    private Duration timeout(String option, String otherwise) throws UsageException {
        return arguments.duration(option, otherwise, SmokeConfig.SHORTEST, SmokeConfig.LONGEST);
    }
}
