package echo.server.proxy;

import java.io.InputStream;
import java.util.random.RandomGenerator;

/** Bytes that come in pieces of any size, and how many of them were read, in how many calls. */
final class Counted extends InputStream {

    private final byte[] bytes;
    private final RandomGenerator random;
    private int count;
    private int calls;

    /** As much at once as is asked for. */
    Counted(byte[] bytes) {
        this(bytes, () -> Long.MAX_VALUE);
    }

    /** In pieces whose sizes the generator tells. */
    Counted(byte[] bytes, RandomGenerator random) {
        this.bytes = bytes;
        this.random = random;
    }

    int count() {
        return count;
    }

    int calls() {
        return calls;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("a call for each byte");
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        calls++;
        if (count == bytes.length) {
            return -1;
        }
        int most = Math.min(length, bytes.length - count);
        long wish = random.nextLong();
        int read = wish == Long.MAX_VALUE ? most : (int) (1 + (wish >>> 1) % most);
        System.arraycopy(bytes, count, to, offset, read);
        count += read;
        return read;
    }
}
