package echo.server.limits;

import java.util.concurrent.Semaphore;

/** How much of something there may be at once. Thread-safe. */
public final class Permits {

    /** The most that can be limited; whatever is above it is as good as no limit. */
    public static final int MOST = 1 << 29;

    private final int limit;
    private final Semaphore left;

    /**
     * All are there to be taken.
     *
     * @param limit how many, 1 to {@link #MOST}
     */
    public Permits(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(limit + " permits");
        }
        this.limit = limit;
        // Fair, so that who wants many at once is not overtaken for ever.
        left = new Semaphore(limit, true);
    }

    /**
     * How many there are in all.
     *
     * @return positive
     */
    public int limit() {
        return limit;
    }

    /**
     * Takes some if they are there.
     *
     * @param number how many; more than there are in all is all of them
     * @return whether they were
     */
    public boolean tryTake(int number) {
        return left.tryAcquire(Math.min(number, limit));
    }

    /**
     * Waits until they are there, and takes them.
     *
     * @param number how many; more than there are in all is all of them
     */
    public void take(int number) {
        left.acquireUninterruptibly(Math.min(number, limit));
    }

    /**
     * Gives them back.
     *
     * @param number how many were taken
     */
    public void give(int number) {
        left.release(Math.min(number, limit));
    }

    /** Ends the limit, so that nobody waits any more; once. */
    public void lift() {
        left.release(MOST);
    }
}
