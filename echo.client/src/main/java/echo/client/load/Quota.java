package echo.client.load;

import java.util.concurrent.atomic.AtomicLong;

/** How many requests may still be measured. Thread-safe. */
final class Quota {

    private final boolean isLimited;
    private final AtomicLong left;

    /** So many, or 0 for no limit. */
    Quota(long requests) {
        isLimited = requests > 0;
        left = new AtomicLong(requests);
    }

    /**
     * Whether one that is due then may be made, and whether it counts, which its requester keeps:
     * asked again later the answer may be another. Ends the load with the last.
     */
    boolean take(Phases phases, long due, Requester one) {
        boolean isMeasured = phases.isMeasured(due);
        one.setCounted(isMeasured);
        if (!isLimited || !isMeasured) {
            return true;
        }
        long before = left.getAndDecrement();
        if (before <= 1) {
            phases.end();
        }
        return before > 0;
    }

    boolean isUsedUp() {
        return isLimited && left.get() <= 0;
    }
}
