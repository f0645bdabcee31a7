package echo.client.load;

/** Each reply is followed by the next request, at once. */
record ClosedLoop(Phases phases, Quota quota) implements Turns {

    @Override
    public long next(Requester free, long now) {
        return phases.isOver() || !quota.take(phases, now, free) ? NOT_NOW : now;
    }

    @Override
    public void forget(Requester lost) {
        // Nobody is remembered.
    }

    @Override
    public void begin(long start) {
        // Connections have begun when they were there.
    }

    @Override
    public long end() {
        return 0;
    }
}
