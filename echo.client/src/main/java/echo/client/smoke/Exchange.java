package echo.client.smoke;

import echo.api.net.AddressText;
import echo.cli.Durations;
import echo.client.connect.Alarm;
import echo.client.connect.ProgressClock;
import echo.client.connect.Watchdog;
import echo.client.connect.Wire;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLException;

/**
 * Sends a message through a connection and compares what comes back, both at once: a peer that
 * echoes as it reads would otherwise block, and block us, as soon as the buffers between are full.
 */
final class Exchange {

    private static final int BUFFER = 64 * 1024;
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Wire wire;
    private final ProgressClock clock;
    private final InFlight inFlight = InFlight.boundedByMemory();
    private final Sender sender;
    private final Received received = new Received();
    private long lastByte;

    /** Takes over a connection. */
    Exchange(Wire wire, InputStream message, ProgressClock clock) {
        this.wire = wire;
        this.clock = clock;
        this.sender = new Sender(wire, message, inFlight, clock);
    }

    /** Runs to the end and closes the connection. */
    Outcome run() throws InterruptedException {
        String peer = AddressText.of(wire.peerAddress());
        Thread sending = Thread.ofVirtual().name("echo-client-sender").start(sender);
        End end;
        try {
            end = receive();
            if (end instanceof End.Closed && peerOwesNothing()) {
                // It echoed all and closed at once: our message may just now be at its end, too.
                sending.join(clock.limit());
            }
        } finally {
            close();
            sending.interrupt();
            // Nothing can end a read of standard input; then the thread ends with the process.
            sending.join(GRACE);
        }
        return outcome(end, peer);
    }

    /** How many bytes of the message were sent. */
    long bytesSent() {
        return inFlight.sent();
    }

    private End receive() {
        var buffer = new byte[BUFFER];
        try (var watchdog = new Watchdog(clock, this::peerOwesNothing, wire)) {
            try {
                for (int n; (n = wire.input().read(buffer)) >= 0; ) {
                    lastByte = System.nanoTime();
                    clock.restart();
                    received.add(buffer, n);
                    Optional<String> difference = inFlight.compare(buffer, n);
                    if (difference.isPresent()) {
                        watchdog.stop();
                        receiveMoreToShow(buffer);
                        return new End.Different(difference.get());
                    }
                }
                if (received.count() == 0) {
                    lastByte = System.nanoTime();
                }
                return new End.Closed();
            } catch (SSLException e) {
                return new End.NoTls(e.getMessage());
            } catch (IOException e) {
                return watchdog.hasBarked()
                        ? new End.Stalled(phase())
                        : new End.Broken(e.getMessage());
            }
        }
    }

    /** After the first difference, for as long as one wait may be. */
    private void receiveMoreToShow(byte[] buffer) {
        try (var alarm = Alarm.closing(wire, clock.limit())) {
            while (!received.isFull() && !alarm.hasRung()) {
                int n = wire.input().read(buffer);
                if (n < 0) {
                    return;
                }
                received.add(buffer, n);
            }
        } catch (IOException e) {
            // The difference is what matters; this was only to show more of it.
        }
    }

    /** Whether it is for our own message that we wait. */
    private boolean peerOwesNothing() {
        return !sender.isDone() && inFlight.isEmpty();
    }

    private End.Phase phase() {
        if (!sender.isDone()) {
            return End.Phase.SENDING;
        }
        return inFlight.isEmpty() ? End.Phase.ENDING : End.Phase.RECEIVING;
    }

    private Outcome outcome(End end, String peer) {
        if (sender.failure().isPresent()) {
            return new Outcome.NoMessage(sender.failure().get());
        }
        return switch (end) {
            case End.Closed _ when sender.isDone() && inFlight.isEmpty() ->
                    new Outcome.Exact(received, Duration.ofNanos(lastByte - sender.start()));
            case End.Closed _ -> {
                String when = sender.isDone() ? "too early" : "during sending";
                yield mismatch(
                        peer, "the peer closed " + when + ": " + inFlight.count() + earlyEnd());
            }
            case End.Broken(String reason) ->
                    mismatch(peer, "the connection broke: " + reason + ": " + inFlight.count());
            case End.NoTls(String reason) ->
                    new Outcome.NoTls(
                            received, "%s: TLS: %s, %s".formatted(peer, inFlight.count(), reason));
            case End.Different(String difference) -> mismatch(peer, difference);
            case End.Stalled(End.Phase phase) ->
                    new Outcome.Timeout(received, peer + ": " + stalled(phase));
        };
    }

    private String earlyEnd() {
        return wire.reasonOfEarlyEnd().map(" (%s)"::formatted).orElse("");
    }

    private Outcome mismatch(String peer, String what) {
        return new Outcome.Mismatch(received, peer + ": echo mismatch: " + what);
    }

    private String stalled(End.Phase phase) {
        return "timeout while %s: nothing came or went for %s, %s (%s --read-timeout sets the time)"
                .formatted(
                        phase.words, Durations.text(clock.limit()), inFlight.count(), phase.remedy);
    }

    private void close() {
        try {
            wire.close();
        } catch (IOException e) {
            // All that was to be read has been.
        }
    }
}
