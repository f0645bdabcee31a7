package echo.client.verify.udp;

import echo.client.verify.compare.Pattern;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Datagrams that can be told apart: the number of the run, their own, and a part of a pattern.
 * Immutable.
 *
 * @param run a number that no other run has
 * @param size of each datagram
 * @param pattern of the bodies
 */
record Numbered(long run, int size, Pattern pattern) {

    static final int HEADER = 2 * Long.BYTES;

    /** Not a number of a datagram, but of one that asks whether there is an echo at all. */
    static final long HELLO = -1;

    byte[] hello() {
        return ByteBuffer.allocate(HEADER).putLong(run).putLong(HELLO).array();
    }

    byte[] datagram(long number) {
        byte[] bytes = ByteBuffer.allocate(size).putLong(run).putLong(number).array();
        pattern.fill(body(number), bytes, HEADER, size);
        return bytes;
    }

    private long body(long number) {
        return number * (size - HEADER);
    }

    /** Whether it may be one of this run; what is longer or cut off is, too. */
    boolean isOurs(byte[] bytes, int length) {
        return length >= HEADER && ByteBuffer.wrap(bytes).getLong() == run;
    }

    long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong(Long.BYTES);
    }

    /** Whether it has the body of that one, and is as long, but another header. */
    boolean hasBodyOf(long number, byte[] bytes, int length) {
        return length == size
                && size > HEADER
                && pattern.mismatch(body(number), bytes, HEADER, length) < 0;
    }

    /** The offset of the first byte that differs from that one's; -1 if none does. */
    int mismatch(long number, byte[] bytes, int length) {
        return Arrays.mismatch(datagram(number), Arrays.copyOf(bytes, length));
    }
}
