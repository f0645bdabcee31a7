package echo.server.limits;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The large buffers that transfers take while there is much to move. All of the process have an
 * eighth of the heap together, so that peers who send and never read cannot fill it; who comes when
 * it is all taken gets a small one, which costs more system calls. Thread-safe.
 */
public final class TransferBuffers {

    /** Is reckoned with for every connection, and so not counted. */
    static final int SMALL = 1024;

    /** Those of all connections. */
    public static final TransferBuffers OF_PROCESS =
            new TransferBuffers(Runtime.getRuntime().maxMemory() / 8);

    private final AtomicLong left;

    TransferBuffers(long bytes) {
        left = new AtomicLong(bytes);
    }

    /**
     * How much may be taken in for one connection.
     *
     * @param most as much as one would like, in bytes
     * @return so much, or as much as fits into a small buffer
     */
    public int room(int most) {
        return left.get() >= most ? most : Math.min(most, SMALL);
    }

    /**
     * A buffer.
     *
     * @param size how large, in bytes
     * @return one of that size, or a small one; to be given back
     */
    public byte[] take(int size) {
        if (size > SMALL) {
            if (left.addAndGet(-size) >= 0) {
                return allocate(size);
            }
            left.addAndGet(size);
        }
        return new byte[Math.min(size, SMALL)];
    }

    /**
     * A buffer of that size in any case, for what has come already.
     *
     * @param size not more than there was {@link #room} for, in bytes
     * @return to be given back
     */
    public byte[] takeAll(int size) {
        if (size > SMALL) {
            left.addAndGet(-size);
        }
        return allocate(size);
    }

    private byte[] allocate(int size) {
        try {
            return new byte[size];
        } catch (OutOfMemoryError e) {
            if (size > SMALL) {
                left.addAndGet(size);
            }
            throw e;
        }
    }

    /**
     * Takes a buffer back.
     *
     * @param buffer one that was taken, which nobody has any more
     */
    public void give(byte[] buffer) {
        if (buffer.length > SMALL) {
            left.addAndGet(buffer.length);
        }
    }
}
