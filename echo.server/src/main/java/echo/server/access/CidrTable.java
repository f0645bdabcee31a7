package echo.server.access;

import java.net.Inet4Address;
import java.util.Arrays;
import java.util.Collection;

/**
 * The prefixes of one family in the order of their first addresses, shorter ones first. So the last
 * that begins at or before an address is the most specific that has it, or else lies within that
 * one.
 */
final class CidrTable {

    private static final int NONE = -1;

    private final long[] high;
    private final long[] low;
    private final byte[] bits;
    // For each prefix the next shorter one that it lies within.
    private final int[] around;

    private CidrTable(Cidr[] sorted) {
        high = new long[sorted.length];
        low = new long[sorted.length];
        bits = new byte[sorted.length];
        around = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            byte[] first = sorted[i].network().getAddress();
            high[i] = Bits.high(first);
            low[i] = Bits.low(first);
            // 128 is negative in a byte.
            bits[i] = (byte) sorted[i].bits();
            around[i] = has(i - 1, high[i], low[i]);
        }
    }

    static CidrTable of(Collection<Cidr> prefixes, boolean ipv4) {
        return new CidrTable(
                prefixes.stream()
                        .filter(cidr -> cidr.network() instanceof Inet4Address == ipv4)
                        .distinct()
                        .sorted(CidrTable::compare)
                        .toArray(Cidr[]::new));
    }

    // Comparator's own methods make lambdas that an AOT cache cannot hold, which is slow at a
    // start.
    private static int compare(Cidr one, Cidr other) {
        int byAddress =
                Arrays.compareUnsigned(one.network().getAddress(), other.network().getAddress());
        return byAddress == 0 ? Integer.compare(one.bits(), other.bits()) : byAddress;
    }

    int size() {
        return bits.length;
    }

    int longest(long addressHigh, long addressLow) {
        int found = has(lastUpTo(addressHigh, addressLow), addressHigh, addressLow);
        return found == NONE ? NONE : bits[found] & 0xff;
    }

    /** That prefix, or the first around it, that has an address. */
    private int has(int index, long addressHigh, long addressLow) {
        int candidate = index;
        while (candidate != NONE) {
            int length = bits[candidate] & 0xff;
            if ((addressHigh & Bits.highMask(length)) == high[candidate]
                    && (addressLow & Bits.lowMask(length)) == low[candidate]) {
                break;
            }
            candidate = around[candidate];
        }
        return candidate;
    }

    private int lastUpTo(long addressHigh, long addressLow) {
        int from = 0;
        int to = bits.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = Long.compareUnsigned(high[middle], addressHigh);
            if (order < 0 || order == 0 && Long.compareUnsigned(low[middle], addressLow) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }
}
