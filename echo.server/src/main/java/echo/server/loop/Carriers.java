package echo.server.loop;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * How many platform threads carry the virtual ones: one, as long as handlers read and write, and
 * that is all. Threads on one carrier hand over to each other without a system call, which makes
 * them nearly twice as cheap (docs/PERFORMANCE.md). Where a handler keeps that carrier, or many
 * would get more done with the processors that are idle, there are many. After a while one is tried
 * again, and less often each time it is not enough. Thread-safe.
 */
public final class Carriers {

    /** Those of the virtual threads of this process. */
    static final Carriers OF_PROCESS = new Carriers(new CarrierPool(), System::nanoTime);

    private static final String COUNT = "jdk.virtualThreadScheduler.parallelism";
    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LAST_PAUSE = Duration.ofMinutes(1).toNanos();
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    /** What it costs, in nanoseconds, to hand over to a thread on another carrier. */
    private static final double HAND_OVER = 8_000;

    /** How much more has to get done. */
    private static final double GAIN = 1.1;

    private final Pool pool;
    private final LongSupplier clock;
    // Volatile for those that look at each round; it changes under this one's monitor.
    private volatile State state = State.AS_THE_USER_SAYS;
    // When there was one last, and how long it takes until there is again.
    private long since;
    private long pause = FIRST_PAUSE;
    private long nextLook;
    // When the carrier was last known to have no break, and how long threads ran at once then.
    private long fullAt;
    private double stint;

    private enum State {
        AS_THE_USER_SAYS,
        ONE,
        MANY
    }

    /** What has the carriers. It answers later, on threads of its own. */
    interface Pool {

        void shrink();

        void grow();

        /** Tells how many processors have nothing to do, on average over some time from now. */
        void lookForIdle(DoubleConsumer then);
    }

    /**
     * Of a pool.
     *
     * @param clock in nanoseconds
     */
    Carriers(Pool pool, LongSupplier clock) {
        this.pool = requireNonNull(pool);
        this.clock = requireNonNull(clock);
    }

    /**
     * Has this process begin with one, unless the user says how many; to be called before there is
     * a virtual thread.
     */
    public static void prepare() {
        if (System.getProperty(COUNT) == null) {
            System.setProperty(COUNT, "1");
            OF_PROCESS.begin();
        }
    }

    synchronized void begin() {
        state = State.ONE;
        since = clock.getAsLong();
        nextLook = since;
    }

    /** Whether there is one, which a handler may keep, and could be more. */
    boolean areFew() {
        return state == State.ONE;
    }

    /** Says that threads will be run. */
    void wanted() {
        if (state == State.MANY) {
            tryOne();
        }
    }

    private synchronized void tryOne() {
        if (state == State.MANY && clock.getAsLong() - since >= pause) {
            pool.shrink();
            state = State.ONE;
            since = clock.getAsLong();
        }
    }

    /** Says that a thread has waited for a carrier for as long as it may. */
    synchronized void late() {
        if (state == State.ONE) {
            grow();
        }
    }

    /**
     * Says that the carriers have had no break for {@link Turn#FULL}.
     *
     * @param stint how long threads run, on average, before they wait, in nanoseconds
     */
    synchronized void full(double stint) {
        long now = clock.getAsLong();
        fullAt = now;
        this.stint = stint;
        if (state == State.ONE && now - nextLook >= 0) {
            nextLook = now + BETWEEN_LOOKS;
            pool.lookForIdle(this::idle);
        }
    }

    private synchronized void idle(double processors) {
        boolean isFull = clock.getAsLong() - fullAt <= 2 * Turn.FULL.toNanos();
        double gain = (1 + processors) * stint / (stint + HAND_OVER);
        if (state == State.ONE && isFull && gain > GAIN) {
            grow();
        }
    }

    private void grow() {
        // First what may fail, where there is no memory.
        pool.grow();
        long now = clock.getAsLong();
        pause = now - since < pause ? Math.min(2 * pause, LAST_PAUSE) : FIRST_PAUSE;
        state = State.MANY;
        since = now;
    }
}
