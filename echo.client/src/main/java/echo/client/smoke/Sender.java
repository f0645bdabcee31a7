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

    private volatile boolean done;
    private volatile Optional<IOException> inputFailure = Optional.empty();

    Sender(Wire wire, InputStream message, InFlight inFlight, ProgressClock clock) {
        this.wire = wire;
        this.message = message;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /** Whether the whole message is sent. It is true before the peer can see the end. */
    boolean isDone() {
        return done;
    }

    /** Why the message could not be read to its end, if so. */
    Optional<IOException> inputFailure() {
        return inputFailure;
    }

    /** Runs until all is sent, the connection is closed, or the message cannot be read. */
    @Override
    public void run() {
        try {
            var buffer = new byte[CHUNK];
            for (int n; (n = read(buffer)) >= 0; ) {
                byte[] chunk = Arrays.copyOf(buffer, n);
                // The peer's time begins before the peer owes anything, here and at the end.
                clock.restart();
                inFlight.add(chunk);
                wire.output().write(chunk);
                clock.restart();
            }
            clock.restart();
            done = true;
            wire.shutdownOutput();
        } catch (IOException | InterruptedException connectionOver) {
            // The reading side sees how it is over, and tells.
        }
    }

    private int read(byte[] buffer) throws IOException {
        try {
            return message.read(buffer);
        } catch (IOException e) {
            inputFailure = Optional.of(e);
            // Wakes the reading side.
            wire.close();
            throw e;
        }
    }
}
