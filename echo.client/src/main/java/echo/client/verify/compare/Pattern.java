package echo.client.verify.compare;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A pseudo-random stream of bytes: the same from the same seed, and any part of it can be made by
 * itself. It is that of {@link java.util.SplittableRandom}, which can only be read from its
 * beginning (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
 * Immutable.
 */
public final class Pattern {

    private static final int WORD = Long.BYTES;

    /** The generator's own step. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final long start;

    /**
     * The stream of a seed.
     *
     * @param seed any number
     * @param connection which of its streams: they have nothing in common
     */
    public Pattern(long seed, int connection) {
        // Not a multiple of the generator's own step: such streams are one, a little shifted.
        start = seed + ((long) connection << 32);
    }

    /**
     * Makes a part of the stream.
     *
     * @param offset of the first byte, zero or more
     * @param bytes takes them
     * @param from the first index
     * @param to the index behind the last
     */
    public void fill(long offset, byte[] bytes, int from, int to) {
        ByteBuffer words = words(bytes);
        int head = head(offset, from, to);
        for (int i = from; i < head; i++) {
            bytes[i] = at(offset + i - from);
        }
        int i = head;
        for (long index = (offset + i - from) / WORD; i <= to - WORD; i += WORD) {
            words.putLong(i, word(index++));
        }
        for (; i < to; i++) {
            bytes[i] = at(offset + i - from);
        }
    }

    /**
     * Makes a part of the stream.
     *
     * @param offset of the first byte, zero or more
     * @param length how many
     * @return the bytes
     */
    public byte[] bytes(long offset, int length) {
        var bytes = new byte[length];
        fill(offset, bytes, 0, length);
        return bytes;
    }

    /**
     * Compares bytes with a part of the stream.
     *
     * @param offset of the first byte, zero or more
     * @param bytes to compare
     * @param from the first index
     * @param to the index behind the last
     * @return the index of the first that differs, or -1
     */
    public int mismatch(long offset, byte[] bytes, int from, int to) {
        ByteBuffer words = words(bytes);
        int head = head(offset, from, to);
        int i = from;
        while (i < head && bytes[i] == at(offset + i - from)) {
            i++;
        }
        if (i == head) {
            for (long index = (offset + i - from) / WORD; i <= to - WORD; i += WORD) {
                if (words.getLong(i) != word(index++)) {
                    break;
                }
            }
        }
        while (i < to && bytes[i] == at(offset + i - from)) {
            i++;
        }
        return i < to ? i : -1;
    }

    private static ByteBuffer words(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the first whole word begins. */
    private static int head(long offset, int from, int to) {
        return Math.min(to, from + Math.floorMod(-offset, WORD));
    }

    private byte at(long offset) {
        return (byte) (word(offset / WORD) >>> Byte.SIZE * (int) (offset % WORD));
    }

    private long word(long index) {
        long z = start + (index + 1) * STEP;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
