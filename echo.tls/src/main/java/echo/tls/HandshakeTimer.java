package echo.tls;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes a connection whose handshake takes too long. */
final class HandshakeTimer implements AutoCloseable {

    private final AtomicBoolean isDecided = new AtomicBoolean();
    private final Closeable connection;
    private final Thread thread;

    HandshakeTimer(Closeable connection, Duration time) {
        this.connection = connection;
        thread = Thread.ofVirtual().name("tls handshake timer").start(() -> run(time));
    }

    private void run(Duration time) {
        try {
            Thread.sleep(time);
            if (isDecided.compareAndSet(false, true)) {
                connection.close();
            }
        } catch (InterruptedException | IOException over) {
            // The handshake is over, or sees that it is closed.
        }
    }

    /** Stops it; answers whether that was in time. */
    boolean stop() {
        return isDecided.compareAndSet(false, true);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
