package echo.testing;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A handler at work on a virtual thread of its own, and the patience of the test with it. */
final class HandlerRun {

    /** Ample for a busy machine, and still an end for a test that hangs. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What the handler is asked to do. */
    interface Body {
        void run() throws Exception;
    }

    private final String handler;
    private final Duration patience;
    private volatile Thread thread;
    private volatile boolean stopped;
    private volatile Optional<Ending> ending = Optional.empty();

    HandlerRun(String handler, Duration patience) {
        this.handler = handler;
        this.patience = patience;
    }

    /**
     * Starts the handler.
     *
     * @param judge makes an ending of what the handler threw
     * @param after is told when the ending is known, still on the handler's thread
     */
    void start(Body body, Function<Throwable, Ending> judge, Runnable after) {
        thread =
                Thread.ofVirtual()
                        .name("handler " + handler)
                        .start(
                                () -> {
                                    Ending how = run(body, judge);
                                    ending = Optional.of(stopped ? new Ending.Stopped() : how);
                                    after.run();
                                });
    }

    private static Ending run(Body body, Function<Throwable, Ending> judge) {
        try {
            body.run();
            return new Ending.Returned();
        } catch (Throwable e) {
            return judge.apply(e);
        }
    }

    /** Interrupts the handler, and lets its ending count as one. */
    void stop() {
        stopped = true;
        thread.interrupt();
    }

    Optional<Ending> ending() {
        return ending;
    }

    /** Waits for the end. */
    Ending await() {
        try {
            if (thread.join(patience)) {
                return ending.orElseThrow();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        throw late("it to end");
    }

    /** When a wait that starts now is too long, by {@link System#nanoTime}. */
    long deadline() {
        return System.nanoTime() + patience.toNanos();
    }

    AssertionError late(String awaited) {
        String time = patience.toString().substring(2).toLowerCase(Locale.ROOT);
        return failure("waited %s for %s".formatted(time, awaited));
    }

    /** What is wrong, with what the handler threw, or else with where it is. */
    AssertionError failure(String what) {
        Throwable cause =
                ending.map(HandlerRun::causeOf)
                        .orElseGet(() -> at("here the handler is", thread.getStackTrace()));
        return new AssertionError("handler %s: %s".formatted(handler, what), cause);
    }

    private static Throwable causeOf(Ending ending) {
        return switch (ending) {
            case Ending.Failed(Throwable cause) -> cause;
            case Ending.PeerGone(Throwable cause) -> cause;
            case Ending.Returned() -> at("the handler had returned", new StackTraceElement[0]);
            case Ending.Stopped() -> at("the handler was stopped", new StackTraceElement[0]);
        };
    }

    private static Throwable at(String message, StackTraceElement[] stack) {
        var where = new Throwable(message);
        where.setStackTrace(stack);
        return where;
    }

    /** The test itself is being ended, as by a time limit of its framework. */
    AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("handler %s: interrupted while waiting".formatted(handler), e);
    }
}
