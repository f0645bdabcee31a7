package echo.server.stream;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The large buffers that transfers take while there is much to move. All of the process have an
 * eighth of the heap together, so that peers who send and never read cannot fill it; who comes when
 * it is all taken gets a small one, which costs more system calls. Thread-safe.
 */
final class TransferBuffers {

    /** Is reckoned with for every connection, and so not counted. */
    static final int SMALL = 1024;

    static final TransferBuffers OF_PROCESS =
            new TransferBuffers(Runtime.getRuntime().maxMemory() / 8);

    private final AtomicLong left;

    TransferBuffers(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** A buffer of that size, or a small one; to be given back. */
    byte[] take(int size) {
        if (size > SMALL) {
            if (left.addAndGet(-size) >= 0) {
                return allocate(size);
            }
            left.addAndGet(size);
        }
        return new byte[Math.min(size, SMALL)];
    }

    private byte[] allocate(int size) {
        try {
            return new byte[size];
        } catch (OutOfMemoryError e) {
            left.addAndGet(size);
            throw e;
        }
    }

    void give(byte[] buffer) {
        if (buffer.length > SMALL) {
            left.addAndGet(buffer.length);
        }
    }
}
