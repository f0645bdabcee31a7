package echo.client.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, for a task that has something to tell all the same: it ends early, and the process ends
 * when that is told. The exit code is then 130, as a shell has it. Thread-safe.
 */
public final class Interrupt implements AutoCloseable {

    private static final int SECONDS_TO_TELL = 10;

    private final CountDownLatch come = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook = new Thread(this::letItBeTold, "interrupt");

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void letItBeTold() {
        come.countDown();
        try {
            // A second Ctrl-C does not end this; whoever does not want to wait kills.
            if (!told.await(SECONDS_TO_TELL, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Is counted down when the user wants no more.
     *
     * @return the same each time
     */
    public CountDownLatch latch() {
        return come;
    }

    /**
     * Whether the user wants no more.
     *
     * @return whether it was Ctrl-C, or SIGTERM
     */
    public boolean hasCome() {
        return come.getCount() == 0;
    }

    /** All is told. */
    @Override
    public void close() {
        told.countDown();
        if (!hasCome()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It has come just now.
            }
        }
    }
}
