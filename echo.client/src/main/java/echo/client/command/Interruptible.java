package echo.client.command;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that Ctrl-C ends early, rather than the process. */
public final class Interruptible {

    private Interruptible() {}

    /** What is done. */
    public interface Work {

        /**
         * Does it.
         *
         * @throws InterruptedException if the thread is interrupted
         */
        void run() throws InterruptedException;
    }

    /**
     * Does the work on a virtual thread, as an interrupt ends every wait of one.
     *
     * @param interrupt how it is told that the user wants no more
     * @param name the thread's
     * @param work what is to be done
     * @return whether it came to its end
     * @throws InterruptedException if the calling thread is interrupted; then the work is, too
     */
    public static boolean run(Interrupt interrupt, String name, Work work)
            throws InterruptedException {
        var task =
                new FutureTask<>(
                        () -> {
                            work.run();
                            return true;
                        });
        Thread thread = Thread.ofVirtual().name(name).start(task);
        Thread watcher = Thread.ofVirtual().start(() -> interruptWhenCome(interrupt, thread));
        try {
            return task.get() && !interrupt.hasCome();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof InterruptedException)) {
                throw new IllegalStateException(e.getCause());
            }
            return false;
        } finally {
            watcher.interrupt();
            thread.interrupt();
        }
    }

    private static void interruptWhenCome(Interrupt interrupt, Thread thread) {
        try {
            interrupt.latch().await();
            thread.interrupt();
        } catch (InterruptedException e) {
            // The work is done.
        }
    }
}
