package echo.client.smoke;

import echo.api.net.AddressText;
import echo.api.net.InetEndpoint;
import echo.api.net.SocketType;
import echo.api.net.UnixEndpoint;
import echo.client.command.ExitCode;
import echo.client.command.NameFailure;
import echo.client.connect.ConnectTimer;
import echo.client.connect.Connector;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.ProgressClock;
import echo.client.connect.Trace;
import echo.client.connect.Wire;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The smoke test: one message to the first address that answers, or to each, and back. */
final class Smoke {

    private final SmokeConfig config;
    private final InputStream standardInput;
    private final Trace trace;

    /** A test, not run yet; the trace is told of each attempt to connect. */
    Smoke(SmokeConfig config, InputStream standardInput, Trace trace) {
        this.config = config;
        this.standardInput = standardInput;
        this.trace = trace;
    }

    /** Runs it, and tells of each address when that is done. */
    void run(Consumer<Run> told) throws InterruptedException {
        switch (config.connect().endpoint()) {
            case InetEndpoint inet -> run(inet, told);
            case UnixEndpoint _ -> told.accept(unix());
        }
    }

    private void run(InetEndpoint endpoint, Consumer<Run> told) throws InterruptedException {
        List<InetSocketAddress> addresses;
        try {
            addresses = new Connector(config.connect(), trace).addresses(endpoint);
        } catch (UnknownHostException e) {
            told.accept(Run.unconnected("", new Outcome.NoName(NameFailure.text(e))));
            return;
        } catch (CouldNotOpenSocketException e) {
            told.accept(noSocket("", e));
            return;
        }
        if (config.isForAll()) {
            for (InetSocketAddress address : addresses) {
                told.accept(any(endpoint, List.of(address)));
            }
        } else {
            told.accept(any(endpoint, addresses));
        }
    }

    private Run any(InetEndpoint endpoint, List<InetSocketAddress> addresses)
            throws InterruptedException {
        try {
            if (endpoint.type() == SocketType.DGRAM) {
                return new DatagramSmoke(config, trace).run(endpoint, addresses, standardInput);
            }
            var timer = new ConnectTimer(trace);
            return exchange(
                    new Connector(config.connect(), timer).connect(endpoint, addresses), timer);
        } catch (CouldNotOpenSocketException e) {
            return noSocket(addresses.size() == 1 ? AddressText.of(addresses.getFirst()) : "", e);
        }
    }

    private Run unix() throws InterruptedException {
        var timer = new ConnectTimer(trace);
        try {
            return exchange(new Connector(config.connect(), timer).connect(), timer);
        } catch (CouldNotOpenSocketException e) {
            return noSocket(config.connect().endpoint().toString(), e);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a path has no host", e);
        }
    }

    private static Run noSocket(String address, CouldNotOpenSocketException e) {
        return Run.unconnected(
                address,
                switch (ExitCode.of(e)) {
                    case ExitCode.TLS -> new Outcome.NoTls(new Received(), e.getMessage());
                    case ExitCode.TIMEOUT -> new Outcome.NoHandshake(e.getMessage());
                    default -> new Outcome.NoSocket(e.getMessage());
                });
    }

    private Run exchange(Wire wire, ConnectTimer timer) throws InterruptedException {
        String peer = AddressText.of(wire.peerAddress());
        var clock = new ProgressClock(config.readTimeout());
        var exchange = new Exchange(wire, config.bytes(standardInput), clock);
        Outcome outcome = exchange.run();
        return new Run(peer, Optional.of(timer.time()), exchange.bytesSent(), outcome);
    }
}
