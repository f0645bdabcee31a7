package echo.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Asked once to stop, the server drains. */
final class Stop {

    private final CountDownLatch requested = new CountDownLatch(1);
    private final Runnable lastResort;

    /** Of a server that shares its process with others, and must not end that. */
    Stop() {
        this(() -> {});
    }

    /**
     * Of a server that has its process to itself.
     *
     * @param lastResort what ends the process, should the server not manage
     */
    Stop(Runnable lastResort) {
        this.lastResort = lastResort;
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
                                lastResort.run();
                            } catch (InterruptedException e) {
                                // Nobody interrupts it; if somebody did, there is no last resort.
                                Thread.currentThread().interrupt();
                            }
                        });
    }
}
