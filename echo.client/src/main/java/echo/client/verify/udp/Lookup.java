package echo.client.verify.udp;

import echo.api.net.InetEndpoint;
import echo.client.connect.AllFailedException;
import echo.client.connect.ConnectConfig;
import echo.client.connect.Connector;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.HappyEyeballs;
import echo.client.connect.Trace;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Finds the address of an endpoint that datagrams come back from. */
final class Lookup {

    /** A question may be lost, so it is asked again. */
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final ConnectConfig connect;
    private final Duration timeout;
    private final Trace trace;

    Lookup(ConnectConfig connect, Duration timeout, Trace trace) {
        this.connect = connect;
        this.timeout = timeout;
        this.trace = trace;
    }

    /** An address that answers; nothing is left to close. */
    private record Found(InetSocketAddress address) implements Closeable {

        @Override
        public void close() {}
    }

    /** The first that answers, or none if all are silent. */
    Optional<InetSocketAddress> find(byte[] hello)
            throws UnknownHostException, CouldNotOpenSocketException, InterruptedException {
        var endpoint = (InetEndpoint) connect.endpoint();
        var race =
                new HappyEyeballs<Found>(
                        address -> ask(address, hello), connect.attemptDelay(), trace);
        try {
            return Optional.of(
                    race.connect(new Connector(connect, trace).addresses(endpoint)).address());
        } catch (AllFailedException e) {
            if (e.failures().stream()
                    .anyMatch(one -> one.cause() instanceof SocketTimeoutException)) {
                return Optional.empty();
            }
            throw CouldNotOpenSocketException.of(endpoint, e, timeout);
        }
    }

    private Found ask(InetSocketAddress address, byte[] hello) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        try (var link = new Link(connect, address, hello.length)) {
            for (long left; (left = end - System.nanoTime()) > 0; ) {
                link.send(hello);
                if (link.receive(Duration.ofNanos(Math.min(left, AGAIN.toNanos()))) >= 0) {
                    return new Found(address);
                }
            }
        }
        throw new SocketTimeoutException("no datagram came");
    }
}
