package echo.server.loop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Whose turn it is to do the rounds of a loop: its own thread's, which can wait, or that of a
 * virtual thread. What a virtual thread needs is a carrier, and handlers may have all of these:
 * then the loop's own thread takes its turn back.
 */
final class Turn {

    /** How long a round may be late. */
    static final Duration PATIENCE = Duration.ofMillis(20);

    /** After so long without a round on the one carrier, one looks whether it is still free. */
    static final Duration LOOK = Duration.ofSeconds(1);

    /** After so long without a break there is as much to do as a carrier can. */
    static final Duration FULL = Duration.ofMillis(100);

    /**
     * After so many turns that came to nothing only one in so many is lent: somebody has few
     * requests.
     */
    private static final int IN_VAIN = 8;

    private enum State {
        OWN,
        /** A virtual thread was started, and has not begun its round. */
        LENT,
        /** It does its round. */
        TAKEN,
        /** It is the loop's own, but a virtual thread does not know it yet. */
        REVOKED
    }

    private final Thread own;
    private final Carriers carriers;
    private final LongSupplier clock;
    private final AtomicReference<State> state = new AtomicReference<>(State.OWN);
    // Written by whoever has the turn.
    private volatile int begun;
    private boolean passed;
    private int inVain;
    private int skipped;
    // Whether threads were let go on, and no round has shown since then that they have a carrier;
    // and since when that is so, or else when the last round was.
    private boolean unsure;
    private long since;

    /**
     * Of a loop.
     *
     * @param own its thread
     * @param carriers is told what is seen of them
     * @param clock in nanoseconds
     */
    Turn(Thread own, Carriers carriers, LongSupplier clock) {
        this.own = own;
        this.carriers = carriers;
        this.clock = clock;
        since = clock.getAsLong();
    }

    /**
     * By the loop's thread, before it waits for sockets. A carrier that a handler keeps is noticed
     * by a round that does not begin, so there has to be one now and then.
     *
     * @return how long it may wait until it lends its turn anyhow, in milliseconds; 0 is for ever
     */
    long longestWait() {
        return carriers.areFew() ? Math.max(1, TimeUnit.NANOSECONDS.toMillis(left())) : 0;
    }

    private long left() {
        return (unsure ? PATIENCE : LOOK).toNanos() - (clock.getAsLong() - since);
    }

    /**
     * By the loop's thread. Answers whether a virtual thread is to be started for a round.
     *
     * @param woken whether threads were let go on since the last time
     */
    boolean lend(boolean woken) {
        boolean overdue = left() <= 0 && carriers.areFew();
        if (!overdue && !woken) {
            return false;
        }
        boolean worthwhile = overdue || inVain < IN_VAIN || ++skipped >= IN_VAIN;
        if (!worthwhile || state.get() != State.OWN) {
            notLent();
            return false;
        }
        skipped = 0;
        passed = false;
        carriers.wanted();
        state.set(State.LENT);
        return true;
    }

    private void notLent() {
        if (!unsure) {
            unsure = true;
            since = clock.getAsLong();
        }
        if (state.get() == State.REVOKED) {
            // Again, if there was no memory to do something about it.
            carriers.late();
        }
    }

    /** By the virtual thread. Answers whether it is its turn, still. */
    boolean begin() {
        begun++;
        if (state.compareAndSet(State.LENT, State.TAKEN)) {
            return true;
        }
        state.compareAndSet(State.REVOKED, State.OWN);
        return false;
    }

    /** By the virtual thread, before it starts one for the next round. */
    void pass() {
        passed = true;
        state.set(State.LENT);
    }

    /** By whoever could not start a thread for a round; it may have been started all the same. */
    void takeBack() {
        if (state.compareAndSet(State.LENT, State.OWN)
                || state.compareAndSet(State.REVOKED, State.OWN)) {
            LockSupport.unpark(own);
        }
    }

    /** By the virtual thread that does a round. */
    void giveBack() {
        inVain = passed ? 0 : Math.min(inVain + 1, IN_VAIN);
        unsure = false;
        since = clock.getAsLong();
        state.set(State.OWN);
        LockSupport.unpark(own);
    }

    private boolean isLent() {
        State now = state.get();
        return now == State.LENT || now == State.TAKEN;
    }

    /**
     * By the loop's thread. Returns when it is its turn again.
     *
     * @param woken how many threads were let go on so far
     */
    void awaitBack(LongSupplier woken) {
        long looked = clock.getAsLong();
        long full = looked;
        long wokenBefore = woken.getAsLong();
        int begunBefore = begun;
        while (isLent()) {
            LockSupport.parkNanos(this, PATIENCE.toNanos());
            long now = clock.getAsLong();
            if (begun != begunBefore) {
                begunBefore = begun;
                looked = now;
            } else if (now - looked >= PATIENCE.toNanos()
                    && state.compareAndSet(State.LENT, State.REVOKED)) {
                carriers.late();
                return;
            }
            if (now - full >= FULL.toNanos()) {
                carriers.full((now - full) / Math.max(1.0, woken.getAsLong() - wokenBefore));
                full = now;
                wokenBefore = woken.getAsLong();
            }
        }
    }
}
