package echo.client.load;

/** Who may make the next request, and when it is due. Of one worker. */
sealed interface Turns permits ClosedLoop, OpenLoop {

    /** Not now: a time that {@link System#nanoTime} will not have. */
    long NOT_NOW = Long.MIN_VALUE;

    /**
     * Asks for a request for one that is free: answers when it was or is due, or that it is not
     * now, and then the free one may be called for later.
     */
    long next(Requester free, long now);

    /** It is not free any more, as its connection is lost. */
    void forget(Requester lost);

    /** From now on requests are made; those of an open loop by a plan that begins then. */
    void begin(long start);

    /** No more requests; answers how many were due and not made. */
    long end();
}
