package echo.tls;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes a connection whose handshake takes too long. */
final class HandshakeTimer implements AutoCloseable {

    interface Handshake {
        void run() throws TlsException;
    }

    private final AtomicBoolean isDecided = new AtomicBoolean();
    private final Closeable connection;
    private final Thread thread;

    private HandshakeTimer(Closeable connection, Duration time) {
        this.connection = connection;
        thread = Thread.ofVirtual().name("tls handshake timer").start(() -> run(time));
    }

    /** Does a handshake, or closes the connection if that takes longer. */
    static void limit(Duration time, Closeable connection, Handshake handshake)
            throws TlsException {
        try (var timer = new HandshakeTimer(connection, time)) {
            TlsException failure = null;
            try {
                handshake.run();
            } catch (TlsException e) {
                failure = e;
            }
            if (!timer.stop()) {
                throw new TlsException(TlsFault.TIMEOUT, "no end of the handshake", failure);
            } else if (failure != null) {
                throw failure;
            }
        }
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

    /** Answers whether that was in time. */
    private boolean stop() {
        return isDecided.compareAndSet(false, true);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
