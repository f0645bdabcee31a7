package echo.server.plugins;

import static java.util.Objects.requireNonNull;

import echo.cli.Durations;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long the code of a plugin may take. It is run on a thread that can be left behind, since it
 * may never return.
 *
 * @param time the longest
 */
public record TimeLimit(Duration time) {

    /** For what a plugin does before it serves anyone. */
    public static final TimeLimit PLUGIN = new TimeLimit(Duration.ofSeconds(5));

    /** Null is refused. */
    public TimeLimit {
        requireNonNull(time);
    }

    /**
     * Runs code and waits for it. Code that takes too long is interrupted, and then left alone.
     *
     * @param <T> what it answers
     * @param name of its thread
     * @param code of a plugin
     * @return its answer
     * @throws ExecutionException if it fails, with the failure as the cause
     * @throws TimeoutException if it takes too long, with words to be put behind what does; or if
     *     this thread is interrupted, which then still is
     */
    public <T> T call(String name, Callable<T> code) throws ExecutionException, TimeoutException {
        var task = new FutureTask<>(code);
        // Not a virtual one: what spins for ever would keep a carrier from all connections.
        Thread.ofPlatform().name(name).daemon().start(task);
        try {
            return task.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("did not end within " + Durations.text(time));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("was given up, for the server stops");
        } finally {
            task.cancel(true);
        }
    }
}
