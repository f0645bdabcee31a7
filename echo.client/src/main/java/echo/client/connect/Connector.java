package echo.client.connect;

import echo.api.net.AddressFamily;
import echo.api.net.InetEndpoint;
import echo.api.net.Resolver;
import echo.api.net.SocketType;
import echo.api.net.UnixEndpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Connects as a {@link ConnectConfig} says. */
public final class Connector {

    private final ConnectConfig config;
    private final Trace trace;

    /**
     * A connector, which has not connected yet.
     *
     * @param config where and how
     * @param trace is told of each attempt
     */
    public Connector(ConnectConfig config, Trace trace) {
        this.config = config;
        this.trace = trace;
    }

    /**
     * The addresses of the endpoint, in the order in which they are tried.
     *
     * @param endpoint what to resolve
     * @return at least one
     * @throws UnknownHostException if the name has none
     * @throws CouldNotOpenSocketException if none can be reached from the source address
     */
    public List<InetSocketAddress> addresses(InetEndpoint endpoint)
            throws UnknownHostException, CouldNotOpenSocketException {
        List<InetSocketAddress> all =
                Resolver.resolve(endpoint.host(), endpoint.port(), endpoint.family());
        if (config.source().isPresent()) {
            all = reachableFrom(config.source().get(), all, endpoint);
        }
        return config.attemptDelay().isPresent() ? Interleaving.of(all) : all;
    }

    private static List<InetSocketAddress> reachableFrom(
            InetAddress source, List<InetSocketAddress> all, InetEndpoint endpoint)
            throws CouldNotOpenSocketException {
        AddressFamily family = AddressFamily.of(source);
        List<InetSocketAddress> same =
                all.stream().filter(address -> family.includes(address.getAddress())).toList();
        if (same.isEmpty()) {
            throw new CouldNotOpenSocketException(
                    endpoint,
                    "the source address is %s, and %s has no such address"
                            .formatted(family, endpoint.host()));
        }
        return same;
    }

    /**
     * Connects to the first address that answers.
     *
     * @return a connected stream, which the caller closes
     * @throws UnknownHostException if the name has no address
     * @throws CouldNotOpenSocketException if none answers, or TLS cannot be agreed on with it
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Wire connect()
            throws UnknownHostException, CouldNotOpenSocketException, InterruptedException {
        return switch (config.endpoint()) {
            case InetEndpoint inet -> connect(inet, addresses(inet));
            case UnixEndpoint unix -> connect(unix);
        };
    }

    /**
     * Connects to the first of these addresses that answers.
     *
     * @param endpoint whose addresses they are
     * @param addresses at least one
     * @return a connected stream, which the caller closes
     * @throws CouldNotOpenSocketException if none answers, or TLS cannot be agreed on with it
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Wire connect(InetEndpoint endpoint, List<InetSocketAddress> addresses)
            throws CouldNotOpenSocketException, InterruptedException {
        var race =
                new HappyEyeballs<Wire>(
                        address -> TcpWire.connect(address, config.source(), config.timeout()),
                        config.attemptDelay(),
                        trace);
        try {
            return secured(introduced(race.connect(addresses)));
        } catch (AllFailedException e) {
            throw CouldNotOpenSocketException.of(endpoint, e, config.timeout());
        }
    }

    private Wire connect(UnixEndpoint endpoint)
            throws CouldNotOpenSocketException, InterruptedException {
        var address = UnixDomainSocketAddress.of(endpoint.path());
        try {
            trace.event(address, Trace.ATTEMPT);
            Wire wire = UnixWire.connect(endpoint.path(), config.timeout());
            trace.event(address, Trace.CONNECTED);
            return secured(introduced(wire));
        } catch (IOException e) {
            trace.event(address, "failed: " + e.getMessage());
            throw new CouldNotOpenSocketException(
                    endpoint, List.of(ConnectFailure.of(address, config.timeout(), e)));
        }
    }

    /** Sends the header, if there is to be one; it is small, so that this never waits. */
    private Wire introduced(Wire wire) {
        byte[] header =
                config.proxyProtocol()
                        .header(SocketType.STREAM, wire.localAddress(), wire.peerAddress());
        try {
            wire.output().write(header);
        } catch (IOException e) {
            // The peer is gone already: whoever reads or writes next will see that.
            trace.event(wire.peerAddress(), "the header could not be sent: " + e.getMessage());
        }
        return wire;
    }

    private Wire secured(Wire wire) throws TlsFailureException, InterruptedException {
        return config.tls().isEmpty()
                ? wire
                : TlsWire.over(wire, config.tls().get(), config.endpoint(), trace);
    }
}
