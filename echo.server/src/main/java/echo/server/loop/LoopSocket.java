package echo.server.loop;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * A connected socket whose reads and writes block the thread that calls them, and cost no system
 * calls for waiting: it stays registered with an event loop, which does what the thread waits for.
 * To interrupt a thread that waits closes the socket, as with the JDK's own and virtual threads.
 *
 * <p>One thread may read and another write at the same time; {@link SocketInput} and {@link
 * SocketOutput} have more than one of either take turns.
 */
public abstract class LoopSocket extends Registered implements Closeable {

    private static final long FOR_EVER = Long.MAX_VALUE;

    /**
     * After so many bytes a reader waits once, so that a peer that floods it leaves others a turn.
     */
    private static final int FAIR_SHARE = 1024 * 1024;

    private static final AtomicIntegerFieldUpdater<LoopSocket> OUTPUT =
            AtomicIntegerFieldUpdater.newUpdater(LoopSocket.class, "outputTaken");

    private final SocketChannel channel;
    // Null until somebody has to wait: many connections end before.
    private SelectionKey key;
    // What somebody waits for; null if nobody does.
    private volatile Operation reading;
    private volatile Operation writing;
    // More has come than anybody waits for. It is for the reader to take it, and then to ask again.
    private volatile boolean unread = true;
    // Bytes, since the reader last waited.
    private int readAtOnce;
    // By one who writes, 0 if there is none: a lock that costs an idle connection four bytes.
    private volatile int outputTaken;

    /**
     * Of a channel, which is this one's from now on.
     *
     * @param channel connected
     * @throws IOException if it is closed
     */
    protected LoopSocket(SocketChannel channel) throws IOException {
        this.channel = requireNonNull(channel);
        channel.configureBlocking(false);
    }

    /**
     * For its options and addresses.
     *
     * @return the channel, which does not block
     */
    public final SocketChannel channel() {
        return channel;
    }

    /**
     * How many bytes can be read without waiting.
     *
     * @return an estimate
     * @throws IOException if the socket is closed
     */
    @SuppressWarnings("resource") // It would close the channel.
    final int available() throws IOException {
        InputStream asStream = Channels.newInputStream(channel);
        return asStream.available();
    }

    final int read(byte[] bytes, int offset, int length) throws IOException {
        return readUntil(FOR_EVER, bytes, offset, length);
    }

    /**
     * Reads for a limited time. Once that is over, nothing may be read any more. It fails if
     * another thread is reading.
     *
     * @param end by {@link System#nanoTime}
     * @param bytes takes what comes
     * @return how much that is, -1 at the end
     * @throws SocketTimeoutException if nothing comes in time
     * @throws IOException if the socket fails or is closed
     */
    public final int readUntil(long end, byte[] bytes) throws IOException {
        return readUntil(end, bytes, 0, bytes.length);
    }

    private int readUntil(long end, byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        } else if (unread && readAtOnce < FAIR_SHARE) {
            // No more at once than a loop does: it goes by way of a buffer that the thread keeps.
            int most = Math.min(length, EventLoop.SCRATCH);
            int read = channel.read(ByteBuffer.wrap(bytes, offset, most));
            if (read != 0) {
                readAtOnce += Math.max(read, 0);
                return read;
            }
        }
        readAtOnce = 0;
        var read = new Read(bytes, offset, length);
        awaitInput(read, end);
        return read.count();
    }

    final byte[] transfer(Transfer transfer) throws IOException {
        try {
            if (unread && transfer.begin(this) != Progress.WAITS) {
                transfer.check();
            } else {
                awaitInput(transfer, FOR_EVER);
            }
            return transfer.rest();
        } catch (Throwable e) {
            transfer.abandon();
            throw e;
        }
    }

    final void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(bytes, offset, length);
        while (!tryOutput()) {
            // A transfer has it, for one write that does not block.
            Thread.onSpinWait();
        }
        try {
            writeAll(from);
        } finally {
            leaveOutput();
        }
    }

    /** So that what several write does not mix. */
    final boolean tryOutput() {
        return OUTPUT.compareAndSet(this, 0, 1);
    }

    final void leaveOutput() {
        outputTaken = 0;
    }

    private void writeAll(ByteBuffer from) throws IOException {
        channel.write(from);
        if (from.hasRemaining()) {
            var write = new Write(from);
            writing = write;
            try {
                interest(SelectionKey.OP_WRITE);
                await(write, FOR_EVER);
            } finally {
                writing = null;
            }
        }
    }

    private void awaitInput(Operation operation, long end) throws IOException {
        claim(operation);
        try {
            if (unread) {
                unread = false;
                try {
                    interest(SelectionKey.OP_READ);
                } catch (Throwable e) {
                    unread = true;
                    throw e;
                }
            }
            await(operation, end);
        } finally {
            reading = null;
        }
    }

    private void claim(Operation operation) throws IOException {
        synchronized (channel) {
            if (reading != null) {
                throw new IOException("another thread is reading");
            }
            reading = operation;
        }
    }

    private void interest(int operation) throws IOException {
        for (boolean known = false; !known; ) {
            try {
                key().interestOpsOr(operation);
                known = true;
            } catch (CancelledKeyException e) {
                if (!channel.isOpen()) {
                    throw new AsynchronousCloseException();
                }
                // The peer has ended, and the loop is just about to let go of the socket.
                Thread.yield();
            }
        }
        loop.wake();
    }

    private SelectionKey key() throws IOException {
        synchronized (channel) {
            if (key == null || !key.isValid()) {
                key = channel.register(loop.selector(), 0, this);
            }
            return key;
        }
    }

    private void await(Operation operation, long end) throws IOException {
        if (!channel.isOpen()) {
            throw new AsynchronousCloseException();
        }
        while (!operation.isDone()) {
            if (Thread.currentThread().isInterrupted()) {
                close();
                throw new ClosedByInterruptException();
            } else if (end == FOR_EVER) {
                LockSupport.park(this);
            } else if (end - System.nanoTime() <= 0) {
                throw new SocketTimeoutException();
            } else {
                LockSupport.parkNanos(this, end - System.nanoTime());
            }
        }
        operation.check();
    }

    @Override
    final void ready(int operations, ByteBuffer scratch) {
        if ((operations & SelectionKey.OP_READ) != 0) {
            Operation operation = reading;
            if (operation == null || operation.isDone()) {
                mute();
            } else {
                Progress progress = operation.advance(this, scratch);
                if (progress == Progress.ENDED && writing == null) {
                    loop.release(key, operation);
                } else if (progress != Progress.WAITS) {
                    loop.complete(operation);
                }
            }
        }
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            Operation operation = writing;
            if (operation == null || operation.advance(this, scratch) != Progress.WAITS) {
                // Before the next one can ask for it again.
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
                if (operation != null) {
                    loop.complete(operation);
                }
            }
        }
    }

    /** The loop has forgotten this, as nothing will come any more. */
    final void released(Operation ended) {
        unread = true;
        loop.complete(ended);
        if (writing != null) {
            // It has begun to wait just before, and for a key that is no more.
            try {
                interest(SelectionKey.OP_WRITE);
            } catch (Throwable closedOrNoMemory) {
                fail(writing);
            }
        }
    }

    /** Else the loop would be told of what nobody reads again and again. */
    private void mute() {
        unread = true;
        key.interestOpsAnd(~SelectionKey.OP_READ);
        Operation next = reading;
        if (!unread || next != null && !next.isDone()) {
            // It came in between, and may have been too early to see that it must ask; or it did
            // ask, before that was undone here.
            unread = false;
            key.interestOpsOr(SelectionKey.OP_READ);
        }
    }

    /** Ends the waits of other threads, too. */
    @Override
    public final void close() throws IOException {
        boolean registered = false;
        try {
            synchronized (channel) {
                registered = key != null && key.isValid();
                try {
                    channel.close();
                } finally {
                    fail(reading);
                    fail(writing);
                }
            }
        } finally {
            if (registered) {
                // The descriptor is the loop's until then.
                loop.forget();
            }
        }
    }

    private static void fail(Operation operation) {
        if (operation != null) {
            operation.fail(new AsynchronousCloseException());
            operation.complete();
        }
    }
}
