package echo.server.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/**
 * What one thread waits for on one socket. The event loop does it as soon as the socket is ready,
 * so that the thread need not be woken before it is done.
 */
abstract sealed class Operation permits Read, Write, Transfer {

    private final Thread waiter = Thread.currentThread();
    // Null unless it failed.
    private Throwable failure;
    private volatile boolean done;

    /**
     * Does what can be done now without waiting.
     *
     * @param scratch for what is on its way, of the thread that calls this
     * @return how far it is then
     */
    abstract Progress step(LoopSocket socket, ByteBuffer scratch) throws IOException;

    final Progress advance(LoopSocket socket, ByteBuffer scratch) {
        try {
            return step(socket, scratch);
        } catch (Throwable e) {
            // An Error too: it is this socket's, and no other's.
            fail(e);
            return Progress.ENDED;
        }
    }

    final void fail(Throwable why) {
        failure = why;
    }

    /** Lets the thread go on. */
    final void complete() {
        done = true;
        LockSupport.unpark(waiter);
    }

    final boolean isDone() {
        return done;
    }

    /** Throws what it failed with, if it did. */
    final void check() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        } else if (failure != null) {
            throw new IOException(failure);
        }
    }
}
