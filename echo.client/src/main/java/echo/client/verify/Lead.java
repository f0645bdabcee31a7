package echo.client.verify;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps what is under way within the caches, and the kernels' buffers from filling up both ways,
 * which some do not survive; but a peer that answers nothing before it has read more may have that.
 * For one thread that sends and one that reads.
 */
final class Lead {

    /** How far what is sent may be ahead of what came back. */
    private static final long MOST = 2 << 20;

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Thread sender;
    private boolean isFree;
    private volatile long back;
    private volatile long awaited = Long.MAX_VALUE;

    Lead(Thread sender) {
        this.sender = sender;
    }

    /** There is no limit any more. For the thread that sends, and before it starts. */
    void free() {
        isFree = true;
    }

    /** So many bytes have come back. */
    void back(long bytes) {
        back = bytes;
        if (bytes >= awaited) {
            LockSupport.unpark(sender);
        }
    }

    /** Waits before more is sent than so many bytes, if that is much more than came back. */
    void await(long sent) throws InterruptedException {
        if (isFree || sent - back <= MOST) {
            return;
        }
        awaited = sent - MOST / 2;
        for (long before = -1; back < awaited && before != back; ) {
            before = back;
            LockSupport.parkNanos(PATIENCE.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        isFree = back < awaited;
        awaited = Long.MAX_VALUE;
    }
}
