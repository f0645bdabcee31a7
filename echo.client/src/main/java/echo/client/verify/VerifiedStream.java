package echo.client.verify;

import echo.cli.Durations;
import echo.client.connect.Alarm;
import echo.client.connect.ProgressClock;
import echo.client.connect.Watchdog;
import echo.client.connect.Wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import javax.net.ssl.SSLException;

/** Sends the stream of one connection and compares what comes back. */
final class VerifiedStream {

    private static final int BUFFER = 64 * 1024;

    private final VerifyConfig config;
    private final Wire wire;
    private final Pattern toSend;
    private final Pattern expected;
    private final ProgressClock clock;

    /** For messages: how many more may be sent. */
    private final Semaphore turns = new Semaphore(0);

    // Of the comparing thread.
    private final byte[] came = new byte[BUFFER];
    private final byte[] sent = new byte[BUFFER];
    private long offset;

    VerifiedStream(VerifyConfig config, int connection, Wire wire) {
        this.config = config;
        this.wire = wire;
        toSend = new Pattern(config.seed(), connection, config.bytes());
        expected = new Pattern(config.seed(), connection, config.bytes());
        clock = new ProgressClock(config.readTimeout());
    }

    Verdict run() throws InterruptedException {
        // Both at once: a peer that echoes as it reads would otherwise block, and block us, as soon
        // as the buffers between are full; those of a Unix socket hold no large message.
        Thread sender = Thread.ofVirtual().name("verify sender").start(this::sendAll);
        try (wire;
                var watchdog = new Watchdog(clock, () -> false, wire)) {
            try {
                return verdict(compare());
            } catch (SSLException e) {
                return new Verdict.NoTls("TLS at offset %d: %s".formatted(offset, e.getMessage()));
            } catch (IOException e) {
                return watchdog.hasBarked() ? timeout() : broken(e.getMessage());
            }
        } catch (IOException closing) {
            return broken(closing.getMessage());
        } finally {
            sender.interrupt();
            sender.join();
        }
    }

    private void sendAll() {
        int size = config.messageSize();
        try {
            do {
                if (size > 0) {
                    turns.acquire();
                }
            } while (send(size > 0 ? size : BUFFER));
        } catch (IOException | InterruptedException e) {
            // The comparing side sees it too, and tells.
        }
    }

    /** Sends the next bytes, or the end; answers whether there were any. */
    private boolean send(int size) throws IOException {
        var piece = new byte[Math.min(size, BUFFER)];
        int done = 0;
        for (int n;
                (n = toSend.next(piece, 0, Math.min(piece.length, size - done))) > 0;
                done += n) {
            wire.output().write(piece, 0, n);
            clock.restart();
        }
        if (done == 0) {
            wire.shutdownOutput();
        }
        return done > 0;
    }

    /** The first difference, or none. */
    private Optional<String> compare() throws IOException {
        int size = config.messageSize();
        long due = 0;
        while (true) {
            if (size > 0 && offset == due) {
                turns.release();
                due = Math.min(due + size, config.bytes());
            }
            int n = wire.input().read(came);
            if (n < 0) {
                long missing = config.bytes() - offset;
                return missing == 0
                        ? Optional.empty()
                        : Optional.of(
                                Difference.cutOff(missing, offset)
                                        + wire.reasonOfEarlyEnd()
                                                .map(" (%s)"::formatted)
                                                .orElse(""));
            }
            clock.restart();
            int known = expected.next(sent, 0, n);
            int same = Arrays.mismatch(sent, 0, known, came, 0, n);
            if (same >= 0) {
                return Optional.of(difference(same, known, n));
            }
            offset += n;
        }
    }

    /** Looks a little further, to see what has happened. */
    private String difference(int same, int known, int n) {
        // What follows tells more, so that no message waits for another any more.
        turns.release(2 * Difference.WINDOW);
        byte[] received = Arrays.copyOfRange(came, same, same + Difference.WINDOW);
        int length = Math.min(n - same, received.length);
        try (var alarm = Alarm.closing(wire, config.readTimeout())) {
            while (length < received.length && !alarm.hasRung()) {
                int more = wire.input().read(received, length, received.length - length);
                if (more < 0) {
                    break;
                }
                length += more;
            }
        } catch (IOException e) {
            // What has come so far must do.
        }
        byte[] wanted = Arrays.copyOfRange(sent, same, same + Difference.WINDOW);
        int have = Math.min(known - same, wanted.length);
        have += expected.next(wanted, have, wanted.length - have);
        return Difference.of(
                Arrays.copyOf(wanted, have), Arrays.copyOf(received, length), offset + same);
    }

    private Verdict verdict(Optional<String> difference) {
        return difference.isEmpty() ? new Verdict.Exact() : new Verdict.Mismatch(difference.get());
    }

    private Verdict broken(String reason) {
        return new Verdict.Mismatch(
                "the connection broke at offset %d: %s".formatted(offset, reason));
    }

    private Verdict timeout() {
        return new Verdict.Timeout(
                "timeout at offset %d of %d: nothing came or went for %s"
                        .formatted(offset, config.bytes(), Durations.text(config.readTimeout())));
    }
}
