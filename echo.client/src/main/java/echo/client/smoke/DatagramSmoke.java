package echo.client.smoke;

import echo.api.Datagram;
import echo.api.net.AddressText;
import echo.api.net.InetEndpoint;
import echo.api.net.SocketType;
import echo.cli.Durations;
import echo.client.connect.AllFailedException;
import echo.client.connect.ConnectConfig;
import echo.client.connect.ConnectFailure;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.HappyEyeballs;
import echo.client.connect.Trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The smoke test over UDP: one datagram, and the reply to it. An address answers if a datagram
 * comes back, so the attempts race until then.
 */
final class DatagramSmoke {

    /** One byte more than any datagram has, so that none is cut off. */
    private static final int BUFFER = 65_536;

    private final ConnectConfig connect;
    private final SmokeConfig config;
    private final Trace trace;

    DatagramSmoke(SmokeConfig config, Trace trace) {
        this.config = config;
        this.trace = trace;
        connect = config.connect();
    }

    /** A reply and whose it is; nothing is left to close. */
    private record Reply(
            byte[] bytes, InetSocketAddress peer, Duration connectTime, Duration echoTime)
            implements Closeable {

        @Override
        public void close() {}
    }

    Run run(InetEndpoint endpoint, List<InetSocketAddress> addresses, InputStream standardInput)
            throws CouldNotOpenSocketException, InterruptedException {
        byte[] message;
        try {
            message = config.bytes(standardInput).readNBytes(BUFFER);
        } catch (IOException e) {
            return noMessage("standard input cannot be read: " + e.getMessage());
        }
        Optional<String> unfit = unfit(message, addresses);
        if (unfit.isPresent()) {
            return noMessage(unfit.get());
        }
        var race =
                new HappyEyeballs<Reply>(
                        address -> ask(address, message), connect.attemptDelay(), trace);
        try {
            Reply reply = race.connect(addresses);
            return new Run(
                    AddressText.of(reply.peer()),
                    Optional.of(reply.connectTime()),
                    message.length,
                    compared(message, reply));
        } catch (AllFailedException e) {
            if (e.failures().stream().anyMatch(DatagramSmoke::isSilent)) {
                String address = addresses.size() == 1 ? AddressText.of(addresses.getFirst()) : "";
                return new Run(address, Optional.empty(), message.length, timeout(e.failures()));
            }
            throw CouldNotOpenSocketException.of(endpoint, e, config.readTimeout());
        }
    }

    private static Run noMessage(String why) {
        return Run.unconnected("", new Outcome.NoMessage(why));
    }

    private static boolean isSilent(AllFailedException.Failure one) {
        return one.cause() instanceof SocketTimeoutException;
    }

    /** Why a message cannot be sent in one datagram, if so. */
    private Optional<String> unfit(byte[] message, List<InetSocketAddress> addresses) {
        int header = addresses.stream().mapToInt(it -> header(it, it).length).max().orElseThrow();
        if (message.length > Datagram.LARGEST - header) {
            return Optional.of(
                    "a datagram has at most %d bytes: send less, or use tcp://"
                            .formatted(Datagram.LARGEST - header));
        } else if (message.length + header == 0) {
            // From a connected socket Java sends none.
            return Optional.of("an empty datagram cannot be sent: send a byte, or use tcp://");
        }
        return Optional.empty();
    }

    private byte[] header(SocketAddress local, SocketAddress address) {
        return connect.proxyProtocol().header(SocketType.DGRAM, local, address);
    }

    private Reply ask(InetSocketAddress address, byte[] message) throws IOException {
        long start = System.nanoTime();
        InetSocketAddress local =
                connect.source().map(source -> new InetSocketAddress(source, 0)).orElse(null);
        try (var socket = local == null ? new DatagramSocket() : new DatagramSocket(local)) {
            // Connected, it hears that nobody listens, and replies from elsewhere do not count.
            socket.connect(address);
            byte[] header = header(socket.getLocalSocketAddress(), address);
            byte[] sent =
                    ByteBuffer.allocate(header.length + message.length)
                            .put(header)
                            .put(message)
                            .array();
            socket.setSoTimeout(Math.toIntExact(config.readTimeout().toMillis()));
            var reply = new DatagramPacket(new byte[BUFFER], BUFFER);
            long sending = System.nanoTime();
            socket.send(new DatagramPacket(sent, sent.length));
            socket.receive(reply);
            long received = System.nanoTime();
            return new Reply(
                    Arrays.copyOf(reply.getData(), reply.getLength()),
                    address,
                    Duration.ofNanos(sending - start),
                    Duration.ofNanos(received - sending));
        }
    }

    private static Outcome compared(byte[] message, Reply reply) throws InterruptedException {
        var received = new Received();
        received.add(reply.bytes(), reply.bytes().length);
        var inFlight = new InFlight(BUFFER);
        inFlight.add(message);
        Optional<String> difference = inFlight.compare(reply.bytes(), reply.bytes().length);
        String peer = AddressText.of(reply.peer()) + ": echo mismatch: ";
        if (difference.isPresent()) {
            return new Outcome.Mismatch(received, peer + difference.get());
        } else if (!inFlight.isEmpty()) {
            return new Outcome.Mismatch(
                    received, peer + "the reply is cut off: " + inFlight.count());
        }
        return new Outcome.Exact(received, reply.echoTime());
    }

    private Outcome timeout(List<AllFailedException.Failure> failures) {
        String where =
                failures.stream()
                        .filter(DatagramSmoke::isSilent)
                        .map(one -> AddressText.of(one.address()))
                        .collect(Collectors.joining(", "));
        String others =
                failures.stream()
                        .filter(Predicate.not(DatagramSmoke::isSilent))
                        .map(one -> "; " + refusal(one))
                        .collect(Collectors.joining());
        return new Outcome.Timeout(
                new Received(),
                "%s: timeout while waiting for the echo: no datagram came for %s (does a server"
                                .formatted(where, Durations.text(config.readTimeout()))
                        + " listen there, and does the network let it through?"
                        + " --read-timeout sets the time)"
                        + others);
    }

    private ConnectFailure refusal(AllFailedException.Failure one) {
        return ConnectFailure.of(one.address(), config.readTimeout(), one.cause());
    }
}
