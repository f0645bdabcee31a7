package echo.server.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whom limits per source are for: the first bits of an address. IPv4 is written as if mapped into
 * IPv6 (RFC 4291, section 2.5.5.2), which Java has no IPv6 address for, so it is nobody else's.
 *
 * @param high the first 64 bits
 * @param low the others
 */
public record Source(long high, long low) {

    private static final long MAPPED = 0xffffL << 32;
    private static final long SEED = ThreadLocalRandom.current().nextLong();

    /**
     * The source that an address belongs to.
     *
     * @param address a scope does not matter
     * @param prefix how much of it counts
     * @return the source
     */
    public static Source of(InetAddress address, SourcePrefix prefix) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            long kept = Bits.high(bytes) & Bits.highMask(prefix.ipv4());
            return new Source(0, MAPPED | kept >>> 32);
        }
        return new Source(
                Bits.high(bytes) & Bits.highMask(prefix.ipv6()),
                Bits.low(bytes) & Bits.lowMask(prefix.ipv6()));
    }

    /**
     * A hash that nobody outside can compute, so that nobody can choose addresses which share one.
     *
     * @return another in each run
     */
    @Override
    public int hashCode() {
        long mixed = mix(mix(high ^ SEED) ^ low);
        return (int) (mixed >>> 32);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 32) * 0x9E3779B97F4A7C15L;
        return (mixed ^ mixed >>> 29) * 0x9E3779B97F4A7C15L;
    }
}
