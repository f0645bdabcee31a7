package echo.server.reload;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Asked for by SIGHUP: load the plugins anew. Several requests at once are one. Thread-safe. */
public final class ReloadRequest {

    private final Semaphore asked = new Semaphore(0);

    /** Nobody has asked yet. */
    public ReloadRequest() {}

    /** Asks. Whoever reloads may not be there yet, and then does so when it is. */
    public void make() {
        asked.release();
    }

    /** Waits for a request, and answers whether there was one. */
    boolean await(Duration longest) throws InterruptedException {
        if (!asked.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        asked.drainPermits();
        return true;
    }
}
