package echo.server.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
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
     * @return whether it is done
     */
    abstract boolean step(SocketChannel channel, ByteBuffer scratch) throws IOException;

    final boolean advance(SocketChannel channel, ByteBuffer scratch) {
        try {
            return step(channel, scratch);
        } catch (Throwable e) {
            // An Error too: it is this socket's, and no other's.
            fail(e);
            return true;
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
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case Error e -> throw e;
            default -> throw new IOException(failure);
        }
    }
}
