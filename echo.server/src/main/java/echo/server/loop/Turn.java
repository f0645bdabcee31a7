package echo.server.loop;

import java.time.Duration;
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
    private final AtomicReference<State> state = new AtomicReference<>(State.OWN);
    // Written by whoever has the turn.
    private volatile int begun;
    private boolean passed;
    private int inVain;
    // Whether threads were let go on, and no round has shown since then that they have a carrier.
    private boolean unsure;

    /**
     * Of a loop.
     *
     * @param own its thread
     * @param carriers is told what is seen of them
     */
    Turn(Thread own, Carriers carriers) {
        this.own = own;
        this.carriers = carriers;
    }

    /**
     * By the loop's thread, before it waits for sockets. A carrier that a handler keeps is noticed
     * by a round that does not begin, so there has to be one now and then.
     *
     * @return how long it may wait until it lends its turn anyhow, in milliseconds; 0 is for ever
     */
    long longestWait() {
        if (!carriers.areFew()) {
            return 0;
        }
        return (unsure ? PATIENCE : LOOK).toMillis();
    }

    /**
     * By the loop's thread. Answers whether a virtual thread is to be started for a round.
     *
     * @param overdue whether that was the longest wait
     */
    boolean lend(boolean overdue) {
        boolean worthwhile = overdue || inVain < IN_VAIN || inVain++ % IN_VAIN == 0;
        if (!worthwhile || state.get() != State.OWN) {
            unsure = true;
            if (state.get() == State.REVOKED) {
                // Again, if there was no memory to do something about it.
                carriers.late();
            }
            return false;
        }
        passed = false;
        carriers.wanted();
        state.set(State.LENT);
        return true;
    }

    /** By the virtual thread. Answers whether it is its turn, still. */
    boolean begin() {
        begun++;
        if (state.compareAndSet(State.LENT, State.TAKEN)) {
            return true;
        }
        state.set(State.OWN);
        return false;
    }

    /** By the virtual thread, before it starts one for the next round. */
    void pass() {
        passed = true;
        state.set(State.LENT);
    }

    /** By the virtual thread that does a round, or that could not start another. */
    void giveBack() {
        inVain = passed ? 0 : inVain + 1;
        unsure = false;
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
        long looked = System.nanoTime();
        long full = looked;
        long wokenBefore = woken.getAsLong();
        int begunBefore = begun;
        while (isLent()) {
            LockSupport.parkNanos(this, PATIENCE.toNanos());
            long now = System.nanoTime();
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
