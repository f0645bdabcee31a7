package echo.client.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When a load is measured, as {@link System#nanoTime}. Set by one thread, read by all. */
final class Phases {

    private volatile long measureFrom;
    private volatile long until;
    private volatile boolean isMeasuring;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean isClosing;

    /** From now on requests that are due from then to then are measured. */
    void measure(long from, long to) {
        measureFrom = from;
        until = to;
        isMeasuring = true;
    }

    /** No request is to begin any more. */
    void end() {
        over.countDown();
    }

    /** Nobody begins a request any more: when the last replies are there, all can be closed. */
    void close() {
        isClosing = true;
    }

    boolean isClosing() {
        return isClosing;
    }

    /** Waits for the end, or for so long; answers whether it is the end. */
    boolean awaitOver(long nanos) throws InterruptedException {
        return over.await(nanos, TimeUnit.NANOSECONDS);
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Whether a request that is due then counts. */
    boolean isMeasured(long due) {
        return isMeasuring && due - measureFrom >= 0 && due - until < 0;
    }

    /** Whether a request that is due then comes after all that are measured. */
    boolean isPast(long due) {
        return isMeasuring && due - until >= 0;
    }
}
