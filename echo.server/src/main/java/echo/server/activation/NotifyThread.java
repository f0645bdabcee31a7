package echo.server.activation;

import echo.server.log.Log;
import echo.server.net.OncePerMinute;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The thread that sends to the service manager: loading what that takes is slow, and a manager that
 * is busy makes it wait. Between messages it sends the watchdog's.
 */
final class NotifyThread {

    private static final String END = "";
    private static final String WATCHDOG = "WATCHDOG=1";

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final String name;
    private final Optional<Duration> watchdog;
    private final Thread thread = Thread.ofPlatform().name("notify").daemon().unstarted(this::run);
    private final OncePerMinute report = new OncePerMinute(System::nanoTime);
    // Null until there is something to watch.
    private volatile BooleanSupplier isHealthy;
    private boolean wasHealthy = true;

    NotifyThread(String name, Optional<Duration> watchdog) {
        this.name = name;
        this.watchdog = watchdog;
    }

    void start() {
        thread.start();
    }

    void send(String message) {
        messages.add(message);
    }

    /** Has the watchdog told at once, and from now on. */
    void watch(BooleanSupplier healthy) {
        isHealthy = healthy;
        if (watchdog.isPresent()) {
            send(WATCHDOG);
        }
    }

    /** Sends what is left, and answers whether that was possible in this time. */
    boolean end(Duration longest) throws InterruptedException {
        send(END);
        return thread.join(longest);
    }

    private void run() {
        try (var socket = new NotifySocket(name)) {
            long nanos = watchdog.orElse(Duration.ofDays(1)).toNanos();
            long next = System.nanoTime() + nanos;
            while (true) {
                String message = messages.poll(next - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (END.equals(message)) {
                    return;
                } else if (message == null) {
                    next = System.nanoTime() + nanos;
                    message = WATCHDOG;
                }
                if (!message.equals(WATCHDOG) || mayPing()) {
                    send(socket, message);
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            // An Error too, such as a C library without what it should have: all else works.
            warn(e);
        } catch (InterruptedException e) {
            Log.SERVER.debug("the service manager is told no more");
        }
    }

    /** That it cannot take one now does not mean that it cannot take the next. */
    private void send(NotifySocket socket, String message) {
        try {
            socket.send(message);
        } catch (IOException e) {
            if (report.isDue()) {
                warn(e);
            }
        }
    }

    private void warn(Throwable cause) {
        Log.SERVER.warn(
                "the service manager cannot be told how it goes, NOTIFY_SOCKET is {}: {}",
                name,
                cause.toString());
    }

    private boolean mayPing() {
        if (watchdog.isEmpty() || isHealthy == null) {
            return false;
        }
        boolean healthy = isHealthy.getAsBoolean();
        if (!healthy && wasHealthy) {
            Log.SERVER.error(
                    "the server is not healthy, so the service manager's watchdog is not told that"
                            + " it is");
        }
        wasHealthy = healthy;
        return healthy;
    }
}
