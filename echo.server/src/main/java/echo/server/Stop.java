package echo.server;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/** Asked once to stop, the server drains. Thread-safe. */
final class Stop {

    /** How long removing what must not be left behind may hold up a halt. */
    private static final Duration REMOVAL = Duration.ofMillis(500);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final List<Runnable> removals = new CopyOnWriteArrayList<>();
    private final IntConsumer halt;

    /** Of a server that shares its process with others, and must not end that. */
    Stop() {
        this(code -> {});
    }

    /**
     * Of a server that has its process to itself.
     *
     * @param halt what ends the process at once, with an exit code
     */
    Stop(IntConsumer halt) {
        this.halt = requireNonNull(halt);
    }

    void request() {
        requested.countDown();
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    void await() throws InterruptedException {
        requested.await();
    }

    /** Has something removed before the process is ended at once; any thread may do that. */
    void removeAtHalt(Runnable removal) {
        removals.add(removal);
    }

    /** Ends the process at once, without a drain. */
    void halt(int code) {
        try {
            // On a thread of its own, for a disk or the reader of the log may have stalled.
            Thread remover =
                    Thread.ofPlatform()
                            .name("removal")
                            .daemon()
                            .start(() -> removals.forEach(Runnable::run));
            remover.join(REMOVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Even if there is no memory for a thread.
            halt.accept(code);
        }
    }

    /**
     * From now on the server has that long to end. It may not manage, and nobody should have to
     * kill it: whoever reads its log may have stalled, and then a log line waits for ever.
     */
    void endWithin(Duration time) {
        Thread.ofPlatform()
                .name("last resort")
                .daemon()
                .start(
                        () -> {
                            try {
                                Thread.sleep(time);
                                halt(ExitCode.OK);
                            } catch (InterruptedException e) {
                                // Nobody interrupts it; if somebody did, there is no last resort.
                                Thread.currentThread().interrupt();
                            }
                        });
    }
}
