package echo.server.loop;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/** What a virtual thread of its own does. */
final class Task<T> {

    private static final long LONGEST = SECONDS.toNanos(20);

    private final FutureTask<T> result;
    private final Thread thread;

    private Task(Callable<T> task) {
        result = new FutureTask<>(task);
        thread = Thread.startVirtualThread(result);
    }

    static <T> Task<T> start(Callable<T> task) {
        return new Task<>(task);
    }

    Thread thread() {
        return thread;
    }

    /** Returns once the thread waits. */
    Task<T> waiting() throws TimeoutException {
        long end = System.nanoTime() + LONGEST;
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            if (System.nanoTime() > end || result.isDone()) {
                throw new TimeoutException("it was to wait, but is " + thread.getState());
            }
            Thread.onSpinWait();
        }
        return this;
    }

    T get() throws Exception {
        return result.get(LONGEST, java.util.concurrent.TimeUnit.NANOSECONDS);
    }

    /** What it ended with, which is not a result. */
    Throwable failure() throws Exception {
        try {
            throw new AssertionError("it was to fail, but gave " + get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
