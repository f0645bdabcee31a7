package echo.server.access;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Addresses as 128 bits in two longs, the first bit leftmost: IPv4 is the first 32 of them. */
final class Bits {

    private Bits() {}

    /** The first 64 bits of an address. */
    static long high(byte[] address) {
        return address.length == 4
                ? (long) intAt(address, 0) << 32
                : (long) intAt(address, 0) << 32 | intAt(address, 4) & 0xffff_ffffL;
    }

    /** The others. */
    static long low(byte[] address) {
        return address.length == 4
                ? 0
                : (long) intAt(address, 8) << 32 | intAt(address, 12) & 0xffff_ffffL;
    }

    private static int intAt(byte[] bytes, int at) {
        return bytes[at] << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    /** What keeps the first of 128 bits: the mask for the high long. */
    static long highMask(int bits) {
        return bits == 0 ? 0 : bits >= 64 ? -1 : -1L << 64 - bits;
    }

    /** And for the low one. */
    static long lowMask(int bits) {
        return bits <= 64 ? 0 : -1L << 128 - bits;
    }

    /** How many bits an address has. */
    static int most(InetAddress address) {
        return address instanceof Inet4Address ? 32 : 128;
    }
}
