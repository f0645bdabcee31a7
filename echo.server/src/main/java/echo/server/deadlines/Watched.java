package echo.server.deadlines;

/**
 * A connection that has deadlines. What the scanner knows of it is in here, and not in an object of
 * the scanner's own, because there may be a million of them: 16 bytes. These fields are the
 * scanner's alone.
 */
public abstract class Watched {

    /** When the scanner saw it first; 0 until then. */
    private int since;

    /** When it was last seen to have moved a byte. */
    private int activeAt;

    /** How much it had moved then; the lower half is enough to see a change. */
    private int seen;

    /** How much it had moved when the window began. */
    private int seenInWindow;

    /** One that the scanner has not seen. */
    protected Watched() {}

    /**
     * Its deadlines.
     *
     * @return always the same
     */
    protected abstract Deadlines deadlines();

    /**
     * How many bytes it has moved in both directions. It may be behind, but not for long.
     *
     * @return a number that never falls
     */
    protected abstract long moved();

    /**
     * Whether it is still not ready for its handler.
     *
     * @return never again true once it was false
     */
    protected abstract boolean isBeginning();

    /**
     * Ends it. This must not wait for anything, since all others wait meanwhile. It may come more
     * than once.
     *
     * @param why which deadline was not met
     */
    protected abstract void expired(Expiry why);

    /** Looks at it. */
    final void look(Ticks now) {
        int moved = (int) moved();
        if (since == 0) {
            since = now.count();
            activeAt = since;
            seen = moved;
            seenInWindow = moved;
            return;
        }
        if (moved != seen) {
            seen = moved;
            activeAt = now.count();
        }
        Deadlines deadlines = deadlines();
        if (isBeginning() && now.isPast(since, deadlines.handshake())) {
            expired(Expiry.HANDSHAKE);
        } else if (now.isPast(activeAt, deadlines.idle())) {
            expired(Expiry.IDLE);
        } else if (now.isPast(since, deadlines.lifetime())) {
            expired(Expiry.LIFETIME);
        } else if (now.isEndOfWindow()) {
            long inWindow = Integer.toUnsignedLong(moved - seenInWindow);
            if (now.hasWindowSince(since) && inWindow < now.inWindow(deadlines.minRate())) {
                expired(Expiry.TOO_SLOW);
            }
            seenInWindow = moved;
        }
    }
}
