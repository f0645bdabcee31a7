package echo.server.limits;

import static java.util.Objects.requireNonNull;

import echo.server.access.Source;
import echo.server.access.SourcePrefix;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many datagrams or connections a second each source may send, and as many at once. The sources
 * share a fixed number of slots, so a flood of made-up ones takes no memory; two in one slot are
 * one source. Thread-safe.
 */
public final class SourceRates {

    private static final int SLOTS = 8192;
    private static final long BURST = TimeUnit.SECONDS.toNanos(1);

    private final long interval;
    private final boolean limitsLoopback;
    private final SourcePrefix prefix;
    // For each slot when its next one would be due at an even pace: the generic cell rate
    // algorithm, in nanoseconds since this was made.
    private final AtomicLongArray due = new AtomicLongArray(SLOTS);
    private final long origin;

    /**
     * A limit for all sources.
     *
     * @param perSecond how many a second, 0 for any number
     * @param limitsLoopback whether it is for this machine itself too, which nobody else can feign
     * @param prefix what makes a source
     * @param now the time, as {@link System#nanoTime}
     */
    public SourceRates(int perSecond, boolean limitsLoopback, SourcePrefix prefix, long now) {
        interval = perSecond == 0 ? 0 : BURST / perSecond;
        this.limitsLoopback = limitsLoopback;
        this.prefix = requireNonNull(prefix);
        origin = now;
    }

    /**
     * Counts one, unless it is too many.
     *
     * @param address where it came from
     * @param nanoTime the time, as {@link System#nanoTime}
     * @return whether it may be taken
     */
    public boolean admits(InetAddress address, long nanoTime) {
        if (!limitsLoopback && address.isLoopbackAddress()) {
            return true;
        }
        long now = nanoTime - origin;
        // The hash is seeded, so that nobody can choose an address that shares another's slot.
        int slot = Source.of(address, prefix).hashCode() & SLOTS - 1;
        while (true) {
            long before = due.get(slot);
            long after = Math.max(before, now) + interval;
            if (after - now > BURST) {
                return false;
            } else if (due.compareAndSet(slot, before, after)) {
                return true;
            }
        }
    }
}
