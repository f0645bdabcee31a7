package echo.server.activation;

import echo.server.log.Log;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tells the service manager how it goes, in the way of sd_notify(3), where it has asked for that by
 * the variable NOTIFY_SOCKET; and nobody where it has not. That it cannot be told is a warning.
 * Thread-safe.
 */
public final class Notifier implements AutoCloseable {

    /** How long the last message may hold up the end. */
    private static final Duration LAST_MESSAGE = Duration.ofSeconds(1);

    private final Optional<NotifyThread> thread;

    private Notifier(Optional<NotifyThread> thread) {
        this.thread = thread;
    }

    /**
     * Begins to load what is needed, on a thread beside this one.
     *
     * @param environment the process's variables: NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID
     * @return to tell
     */
    public static Notifier start(Map<String, String> environment) {
        String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (socket.isEmpty()) {
            return new Notifier(Optional.empty());
        }
        var thread = new NotifyThread(socket, Watchdog.of(environment, ProcessHandle.current()));
        thread.start();
        return new Notifier(Optional.of(thread));
    }

    /**
     * Says that the server is ready; from now on the watchdog is told that all is well, if it is.
     *
     * @param status what the server does, for people
     * @param isHealthy whether it still does that; it is asked by another thread, and must not wait
     */
    public void ready(String status, BooleanSupplier isHealthy) {
        thread.ifPresent(
                it -> {
                    it.send("READY=1\nSTATUS=" + status);
                    it.watch(isHealthy);
                });
    }

    /**
     * Says before and after that the server reloads.
     *
     * @param reload does that
     */
    public void reloading(Runnable reload) {
        // On Linux this clock is CLOCK_MONOTONIC, which the manager wants to see.
        thread.ifPresent(
                it ->
                        it.send(
                                "RELOADING=1\nMONOTONIC_USEC="
                                        + TimeUnit.NANOSECONDS.toMicros(System.nanoTime())));
        try {
            reload.run();
        } finally {
            thread.ifPresent(it -> it.send("READY=1"));
        }
    }

    /**
     * Says that the server stops.
     *
     * @param longest how long that may take, lest the manager kills it earlier
     */
    public void stopping(Duration longest) {
        long micros = TimeUnit.NANOSECONDS.toMicros(longest.toNanos());
        thread.ifPresent(it -> it.send("STOPPING=1\nEXTEND_TIMEOUT_USEC=" + micros));
    }

    /**
     * Says what the server does.
     *
     * @param status one line, for people
     */
    public void status(String status) {
        thread.ifPresent(it -> it.send("STATUS=" + status));
    }

    /** Waits until all is said, but not for long. */
    @Override
    public void close() {
        try {
            if (thread.isPresent() && !thread.get().end(LAST_MESSAGE)) {
                Log.SERVER.debug("the service manager does not take the last message");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
