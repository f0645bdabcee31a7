package echo.server.datagram;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many datagrams a second each source may send, and as many at once. The sources share a fixed
 * number of slots, so a flood of made-up ones takes no memory; two in one slot are one source.
 * Thread-safe.
 */
final class SourceRates {

    private static final int SLOTS = 8192;
    private static final long BURST = TimeUnit.SECONDS.toNanos(1);

    private final long interval;
    private final boolean limitsLoopback;
    // For each slot when its next datagram would be due at an even pace: the generic cell rate
    // algorithm, in nanoseconds since this was made.
    private final AtomicLongArray due = new AtomicLongArray(SLOTS);
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final long origin;

    /**
     * A limit for all sources.
     *
     * @param perSecond datagrams a second, 0 for any number
     * @param limitsLoopback whether it is for this machine itself too, which nobody else can feign
     * @param now the time, as {@link System#nanoTime}
     */
    SourceRates(int perSecond, boolean limitsLoopback, long now) {
        interval = perSecond == 0 ? 0 : BURST / perSecond;
        this.limitsLoopback = limitsLoopback;
        origin = now;
    }

    /** Counts a datagram, and answers whether it may be taken. */
    boolean admits(InetAddress source, long nanoTime) {
        if (!limitsLoopback && source.isLoopbackAddress()) {
            return true;
        }
        long now = nanoTime - origin;
        int slot = slot(source);
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

    private int slot(InetAddress source) {
        ByteBuffer bytes = ByteBuffer.wrap(source.getAddress());
        // In IPv6 a host gets a whole network, of 64 bits, so that one counts as one source.
        long bits = source instanceof Inet4Address ? bytes.getInt() : bytes.getLong();
        // Seeded, so that nobody can choose an address that shares the slot of another.
        long mixed = (bits ^ seed) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & SLOTS - 1;
    }
}
