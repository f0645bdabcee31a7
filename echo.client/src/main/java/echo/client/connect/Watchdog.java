package echo.client.connect;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Ends an exchange when there has been no progress for too long, by closing its connection. */
public final class Watchdog implements AutoCloseable {

    private final ProgressClock clock;
    private final BooleanSupplier isPaused;
    private final Closeable connection;
    private final Thread thread;
    private volatile boolean barked;

    /**
     * Begins to watch.
     *
     * @param clock is restarted by whoever makes progress
     * @param isPaused while it says so, time does not count
     * @param connection is closed when the time is up
     */
    public Watchdog(ProgressClock clock, BooleanSupplier isPaused, Closeable connection) {
        this.clock = clock;
        this.isPaused = isPaused;
        this.connection = connection;
        thread = Thread.ofVirtual().name("watchdog").start(this::watch);
    }

    private void watch() {
        try {
            while (!clock.isUp() || isPaused.getAsBoolean()) {
                if (clock.isUp()) {
                    clock.restart();
                }
                Thread.sleep(clock.remaining());
            }
            barked = true;
            connection.close();
        } catch (InterruptedException | IOException over) {
            // The exchange is over, one way or the other.
        }
    }

    /**
     * Whether it was this that closed the connection.
     *
     * @return whether the time was up
     */
    public boolean hasBarked() {
        return barked;
    }

    /** Stops watching. */
    public void stop() {
        thread.interrupt();
    }

    @Override
    public void close() {
        stop();
    }
}
