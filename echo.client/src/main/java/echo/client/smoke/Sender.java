package echo.client.smoke;

import echo.client.connect.ProgressClock;
import echo.client.connect.Wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Sends a message to its end and then shuts the sending side, on a thread of its own. */
final class Sender implements Runnable {

    // Small, so that on a slow line many chunks a minute are accepted, and progress is seen.
    private static final int CHUNK = 16 * 1024;

    private final Wire wire;
    private final InputStream message;
    private final InFlight inFlight;
    private final ProgressClock clock;

    private volatile long start = System.nanoTime();
    private volatile boolean done;
    private volatile Optional<String> failure = Optional.empty();

    Sender(Wire wire, InputStream message, InFlight inFlight, ProgressClock clock) {
        this.wire = wire;
        this.message = message;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /** When the first byte went, by {@link System#nanoTime}; of an empty message, its end. */
    long start() {
        return start;
    }

    /** Whether the whole message is sent. It is true before the peer can see the end. */
    boolean isDone() {
        return done;
    }

    /** Why the message could not be read or sent to its end, if that is not the peer's fault. */
    Optional<String> failure() {
        return failure;
    }

    /** Runs until all is sent, the connection is closed, or the message cannot be read. */
    @Override
    public void run() {
        try {
            send();
        } catch (IOException | InterruptedException connectionOver) {
            // The reading side sees how it is over, and tells.
        } catch (RuntimeException | Error e) {
            // Whatever it is, somebody waits for the rest of the message.
            fail("the message cannot be sent: " + e);
        }
    }

    private void send() throws IOException, InterruptedException {
        var buffer = new byte[CHUNK];
        boolean first = true;
        for (int n; (n = read(buffer)) >= 0; first = false) {
            byte[] chunk = Arrays.copyOf(buffer, n);
            // The peer's time begins before the peer owes anything, here and at the end.
            clock.restart();
            inFlight.add(chunk);
            if (first) {
                start = System.nanoTime();
            }
            wire.output().write(chunk);
            clock.restart();
        }
        clock.restart();
        if (first) {
            start = System.nanoTime();
        }
        done = true;
        wire.shutdownOutput();
    }

    private int read(byte[] buffer) throws IOException {
        try {
            return message.read(buffer);
        } catch (IOException e) {
            fail("standard input cannot be read: " + e.getMessage());
            throw e;
        }
    }

    private void fail(String what) {
        failure = Optional.of(what);
        try {
            // Wakes the reading side.
            wire.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
