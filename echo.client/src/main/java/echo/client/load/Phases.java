package echo.client.load;

/** When a load is measured, as {@link System#nanoTime}. Set by one thread, read by all. */
final class Phases {

    private volatile long measureFrom;
    private volatile long until;
    private volatile boolean isMeasuring;
    private volatile boolean isOver;
    private volatile boolean isClosing;

    /** From now on requests that are due from then to then are measured. */
    void measure(long from, long to) {
        measureFrom = from;
        until = to;
        isMeasuring = true;
    }

    /** No request is to begin any more. */
    void end() {
        isOver = true;
    }

    /** Nobody begins a request any more: when the last replies are there, all can be closed. */
    void close() {
        isClosing = true;
    }

    boolean isClosing() {
        return isClosing;
    }

    boolean isOver() {
        return isOver;
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
