package echo.server.log;

import java.util.concurrent.CountDownLatch;

/**
 * Configures logging on a thread beside those that serve. Thread-safe.
 *
 * <p>Who logs before that is done has to wait. A virtual thread that waits for a class, as it would
 * for {@link Log}, keeps its carrier, and with it all connections: so it waits here before.
 */
public final class LogThread {

    // Open, unless there is such a thread.
    private static volatile CountDownLatch configured = new CountDownLatch(0);

    private LogThread() {}

    /** Starts it, and does not wait for it. */
    public static void start() {
        var done = new CountDownLatch(1);
        configured = done;
        Thread.ofPlatform().name("logging").daemon().start(() -> configure(done));
    }

    private static void configure(CountDownLatch done) {
        try {
            Log.load();
        } finally {
            done.countDown();
        }
    }

    /** Waits until logging is configured, if that was begun. */
    public static void await() {
        try {
            configured.await();
        } catch (InterruptedException e) {
            // Then it keeps its carrier.
            Thread.currentThread().interrupt();
        }
    }
}
