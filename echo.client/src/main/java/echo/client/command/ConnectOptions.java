package echo.client.command;

import static echo.cli.Help.flag;
import static echo.cli.Help.value;

import echo.api.net.AddressFamily;
import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.api.net.Resolver;
import echo.api.net.SocketType;
import echo.api.net.UnixEndpoint;
import echo.cli.Arguments;
import echo.cli.UsageException;
import echo.client.connect.ConnectConfig;
import echo.client.connect.ProxyProtocol;

import org.apache.commons.cli.Options;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where to connect to and how: the arguments and options that several subcommands share. */
public final class ConnectOptions {

    private static final String LOCALHOST = "localhost";

    private final Arguments arguments;

    /**
     * Those of a command line.
     *
     * @param arguments that were given
     */
    public ConnectOptions(Arguments arguments) {
        this.arguments = arguments;
    }

    /**
     * Adds them.
     *
     * @param options what a subcommand has of its own
     * @return the same
     */
    public static Options addTo(Options options) {
        options.addOption(
                        value(
                                "connect-timeout",
                                "TIME",
                                "How long to wait for each address, such as 500ms, 10s, 1m"
                                        + " (default: 5s)."))
                .addOption(
                        value(
                                "handshake-timeout",
                                "TIME",
                                "How long the TLS handshake may take (default: 10s)."))
                .addOption(
                        value(
                                "read-timeout",
                                "TIME",
                                "How long to wait while no byte comes and none can be sent"
                                        + " (default: 10s)."))
                .addOption(
                        value(
                                "timeout",
                                "TIME",
                                "The default of these three: how long each of them may take."))
                .addOption(
                        value(
                                "attempt-delay",
                                "TIME",
                                "How long one address has to answer before the next is tried beside"
                                        + " it, 10ms to 2s (default: 250ms)."))
                .addOption(
                        flag(
                                "sequential",
                                "Try an address only when the one before has failed, in the"
                                        + " system's order."))
                .addOption(value("source", "ADDRESS", "Connect from this local address."))
                .addOption(
                        value(
                                "proxy-protocol",
                                "VERSION",
                                "Send a PROXY protocol header first: v1 or v2."))
                .addOption(
                        flag(
                                "trace",
                                "Print each attempt to connect and when, to standard error."));
        return TlsOptions.addTo(options);
    }

    /**
     * Where to connect to, and how.
     *
     * @return the configuration
     * @throws UsageException if it cannot be
     */
    public ConnectConfig config() throws UsageException {
        Endpoint endpoint = endpoint();
        return config(endpoint, source(endpoint));
    }

    /**
     * Where to connect to, and how, for who takes several source addresses.
     *
     * @param source one of them, in place of what the option says
     * @return the configuration
     * @throws UsageException if it cannot be
     */
    public ConnectConfig config(InetAddress source) throws UsageException {
        Endpoint endpoint = endpoint();
        requireAddresses(endpoint);
        return config(endpoint, Optional.of(source));
    }

    private ConnectConfig config(Endpoint endpoint, Optional<InetAddress> source)
            throws UsageException {
        ProxyProtocol proxyProtocol =
                ProxyProtocol.valueOf(
                        arguments
                                .choice("proxy-protocol", "none", List.of("v1", "v2", "none"))
                                .toUpperCase(Locale.ROOT));
        if (proxyProtocol == ProxyProtocol.V1 && endpoint.type() == SocketType.DGRAM) {
            throw new UsageException("--proxy-protocol v1 has no datagrams: take v2");
        }
        return new ConnectConfig(
                endpoint,
                timeout("connect-timeout", "5s"),
                attemptDelay(),
                source,
                proxyProtocol,
                TlsOptions.config(arguments, endpoint, timeout("handshake-timeout", "10s")),
                arguments.has("trace"));
    }

    /**
     * The longest wait without progress.
     *
     * @return 1 ms to 24 h
     * @throws UsageException if it is not
     */
    public Duration readTimeout() throws UsageException {
        return timeout("read-timeout", "10s");
    }

    private Duration timeout(String option, String otherwise) throws UsageException {
        if (arguments.has("timeout")) {
            // Checked in any case, and a fault of it is told as its own.
            Duration all =
                    arguments.duration(
                            "timeout", "", ConnectConfig.SHORTEST, ConnectConfig.LONGEST);
            if (!arguments.has(option)) {
                return all;
            }
        }
        return arguments.duration(option, otherwise, ConnectConfig.SHORTEST, ConnectConfig.LONGEST);
    }

    private Optional<Duration> attemptDelay() throws UsageException {
        if (!arguments.has("sequential")) {
            return Optional.of(
                    arguments.duration(
                            "attempt-delay",
                            "250ms",
                            Duration.ofMillis(10),
                            Duration.ofSeconds(2)));
        } else if (arguments.has("attempt-delay")) {
            throw new UsageException(
                    "--attempt-delay does not go with --sequential: leave one out");
        }
        return Optional.empty();
    }

    private Optional<InetAddress> source(Endpoint endpoint) throws UsageException {
        if (!arguments.has("source")) {
            return Optional.empty();
        }
        requireAddresses(endpoint);
        String text = arguments.value("source", "");
        String host = InetEndpoint.hostOf(text);
        try {
            if (!host.isEmpty()) {
                return Optional.of(
                        Resolver.resolve(host, 0, AddressFamily.UNSPEC).getFirst().getAddress());
            }
        } catch (UnknownHostException e) {
            // As below.
        }
        throw new UsageException(
                "--source '%s' is no address: write one of this machine's".formatted(text));
    }

    private static void requireAddresses(Endpoint endpoint) throws UsageException {
        if (endpoint instanceof UnixEndpoint) {
            throw new UsageException("--source does not go with a Unix socket: leave it out");
        }
    }

    private Endpoint endpoint() throws UsageException {
        List<String> words = arguments.rest();
        boolean uri =
                !words.isEmpty()
                        && (words.getFirst().contains("://")
                                || words.getFirst().startsWith("unix:"));
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
        }
        return switch (endpoint) {
            case UnixEndpoint unix -> unix;
            case InetEndpoint inet when inet.port() == 0 ->
                    throw new UsageException(
                            "'%s' has the port 0: nothing can be connected to there"
                                    .formatted(uri));
            case InetEndpoint inet ->
                    toConnectTo(inet.type(), inet.family(), inet.host(), inet.port());
        };
    }

    private static Endpoint fromWords(List<String> words) throws UsageException {
        String host = words.isEmpty() ? LOCALHOST : words.getFirst();
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        int colon = host.indexOf(':');
        if (!bracketed && colon >= 0 && (host.startsWith("[") || colon == host.lastIndexOf(':'))) {
            throw new UsageException(
                    "'%s' is not a host: write HOST PORT or tcp://HOST:PORT".formatted(host));
        }
        int port = words.size() < 2 ? Endpoint.DEFAULT_PORT : port(words.get(1));
        return toConnectTo(
                SocketType.STREAM, AddressFamily.UNSPEC, InetEndpoint.hostOf(host), port);
    }

    private static int port(String text) throws UsageException {
        try {
            int port = Resolver.port(text, SocketType.STREAM);
            if (port > 0) {
                return port;
            }
        } catch (UnknownServiceException e) {
            if (!text.matches("[0-9]+")) {
                throw new UsageException(e.getMessage());
            }
        }
        throw new UsageException("port '%s' is not a number from 1 to 65535".formatted(text));
    }

    /** A listener's endpoint without a host is met on the loopback address, as in getaddrinfo. */
    private static Endpoint toConnectTo(
            SocketType type, AddressFamily family, String host, int port) {
        // Many a hosts file has localhost for IPv4 alone.
        String loopback = family == AddressFamily.INET6 ? "::1" : LOCALHOST;
        return new InetEndpoint(type, family, host.isEmpty() ? loopback : host, port);
    }
}
