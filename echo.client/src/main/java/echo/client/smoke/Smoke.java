package echo.client.smoke;

import echo.api.net.InetEndpoint;
import echo.api.net.SocketType;
import echo.api.net.UnixEndpoint;
import echo.client.connect.Connector;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.ProgressClock;
import echo.client.connect.Trace;
import echo.client.connect.Wire;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The smoke test: one message to the first address that answers, and back. */
public final class Smoke {

    private final SmokeConfig config;
    private final InputStream standardInput;
    private final Connector connector;
    private final DatagramSmoke datagrams;

    /**
     * A test, not run yet.
     *
     * @param config what to send where
     * @param standardInput the message, if the configuration says so
     * @param trace is told of each attempt to connect
     */
    public Smoke(SmokeConfig config, InputStream standardInput, Trace trace) {
        this.config = config;
        this.standardInput = standardInput;
        connector = new Connector(config.connect(), trace);
        datagrams = new DatagramSmoke(config, trace);
    }

    /**
     * The addresses that can be tested one by one.
     *
     * @return all of the endpoint, none if it is a path
     * @throws UnknownHostException if the host has none
     * @throws CouldNotOpenSocketException if none can be reached from the source address
     */
    public List<InetSocketAddress> addresses()
            throws UnknownHostException, CouldNotOpenSocketException {
        return switch (config.connect().endpoint()) {
            case InetEndpoint inet -> connector.addresses(inet);
            case UnixEndpoint _ -> List.of();
        };
    }

    /**
     * Tests whichever address answers first.
     *
     * @return how it went
     * @throws UnknownHostException if the host has no address
     * @throws CouldNotOpenSocketException if no address answers
     * @throws InterruptedException if the thread is interrupted
     */
    public Outcome run()
            throws UnknownHostException, CouldNotOpenSocketException, InterruptedException {
        return switch (config.connect().endpoint()) {
            case InetEndpoint inet -> run(inet, connector.addresses(inet));
            case UnixEndpoint _ -> exchange(connector.connect());
        };
    }

    /**
     * Tests one address.
     *
     * @param address of the endpoint
     * @return how it went
     * @throws CouldNotOpenSocketException if it does not answer
     * @throws InterruptedException if the thread is interrupted
     */
    public Outcome run(InetSocketAddress address)
            throws CouldNotOpenSocketException, InterruptedException {
        return run((InetEndpoint) config.connect().endpoint(), List.of(address));
    }

    private Outcome run(InetEndpoint endpoint, List<InetSocketAddress> addresses)
            throws CouldNotOpenSocketException, InterruptedException {
        return endpoint.type() == SocketType.DGRAM
                ? datagrams.run(endpoint, addresses, standardInput)
                : exchange(connector.connect(endpoint, addresses));
    }

    private Outcome exchange(Wire wire) throws InterruptedException {
        var clock = new ProgressClock(config.readTimeout());
        return new Exchange(wire, config.bytes(standardInput), clock).run();
    }
}
