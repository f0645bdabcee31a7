package echo.testing;

import java.net.SocketException;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What lies between a tested handler and its peer: a bounded buffer each way, and how each side
 * ended. The handler waits without bound, as on a socket; the peer, which is the test, does not.
 */
final class Wire {

    private final Ring toHandler;
    private final Ring toPeer;
    private final HandlerRun run;
    private boolean peerShut;
    private boolean handlerShut;
    private boolean reset;
    // Why the handler's streams throw; empty while they do not.
    private String cut = "";
    private int readers;
    private int writers;

    Wire(int capacity, HandlerRun run) {
        toHandler = new Ring(capacity);
        toPeer = new Ring(capacity);
        this.run = run;
    }

    /** For the handler: as {@link java.io.InputStream#read(byte[], int, int)}. */
    synchronized int read(byte[] bytes, int offset, int length) throws SocketException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        readers++;
        notifyAll();
        try {
            while (isReadHeldUp()) {
                park();
            }
        } finally {
            readers--;
        }
        requireUncut();
        if (toHandler.isEmpty()) {
            return -1;
        }
        int count = toHandler.take(bytes, offset, length);
        notifyAll();
        return count;
    }

    private boolean isReadHeldUp() {
        return toHandler.isEmpty() && !peerShut && cut.isEmpty();
    }

    /** For the handler: how much a read gives without waiting. */
    synchronized int readable() {
        return toHandler.size();
    }

    /** For the handler: returns when all is in the buffer. */
    synchronized void write(byte[] bytes, int offset, int length) throws SocketException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        writers++;
        try {
            for (int written = 0; written < length; ) {
                requireUncut();
                if (handlerShut) {
                    throw new SocketException("Socket output is shutdown");
                }
                written += toPeer.put(bytes, offset + written, length - written);
                notifyAll();
                while (written < length && isWriteHeldUp()) {
                    park();
                }
            }
        } finally {
            writers--;
        }
    }

    private boolean isWriteHeldUp() {
        return toPeer.isFull() && !handlerShut && cut.isEmpty();
    }

    /** An interrupt closes the socket of a virtual thread that is blocked in it. */
    private void park() throws SocketException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close("Closed by interrupt");
            requireUncut();
        }
    }

    private void requireUncut() throws SocketException {
        if (!cut.isEmpty()) {
            throw new SocketException(cut);
        }
    }

    /** The handler returned: nothing of it may still be at work here. */
    synchronized void requireUnused() {
        if (readers > 0 || writers > 0) {
            throw new IllegalStateException(
                    "it returned while another thread of it was reading or writing");
        }
    }

    /** For the handler: the peer reads to the end from now on. */
    synchronized void shutdownOutput() throws SocketException {
        requireUncut();
        handlerShut = true;
        notifyAll();
    }

    /** The handler's streams throw; the peer sees the end, or a reset where input was unread. */
    synchronized void close(String why) {
        if (cut.isEmpty()) {
            cut = why;
            reset |= !handlerShut && !toHandler.isEmpty();
            handlerShut = true;
            notifyAll();
        }
    }

    /** The handler's streams throw; the peer sees a reset behind what was written. */
    synchronized void reset(String why) {
        close(why);
        reset = true;
    }

    /** The handler returned: what the peer still sends is read and thrown away. */
    synchronized void finish() {
        handlerShut = true;
        close("Socket closed");
    }

    /** For the peer. */
    synchronized void shutdownInput() {
        peerShut = true;
        notifyAll();
    }

    /** For the peer: returns when all is in the buffer, or of no use any more. */
    synchronized void send(byte[] bytes) {
        if (peerShut) {
            throw new IllegalStateException("the peer has shut its sending side");
        }
        long deadline = run.deadline();
        for (int sent = 0; sent < bytes.length && cut.isEmpty(); ) {
            sent += toHandler.put(bytes, sent, bytes.length - sent);
            notifyAll();
            if (sent < bytes.length) {
                String what = "it to read: %d of %d bytes are sent".formatted(sent, bytes.length);
                await(deadline, what, () -> !toHandler.isFull() || !cut.isEmpty());
            }
        }
    }

    /** For the peer: answers how many bytes it read, at least one; -1 at the end or a reset. */
    synchronized int receive(byte[] bytes, int offset, long deadline, String what) {
        await(deadline, what, () -> !toPeer.isEmpty() || handlerShut);
        if (toPeer.isEmpty()) {
            return -1;
        }
        int count = toPeer.take(bytes, offset, bytes.length - offset);
        notifyAll();
        return count;
    }

    synchronized int receivable() {
        return toPeer.size();
    }

    synchronized boolean isReset() {
        return reset;
    }

    synchronized void awaitBlockedRead() {
        awaitBlocked("it to wait for input", () -> readers > 0 && isReadHeldUp());
    }

    synchronized void awaitBlockedWrite() {
        awaitBlocked("a write of it to be held up", () -> writers > 0 && isWriteHeldUp());
    }

    private void awaitBlocked(String what, BooleanSupplier blocked) {
        await(run.deadline(), what, () -> blocked.getAsBoolean() || !cut.isEmpty());
        if (!blocked.getAsBoolean()) {
            throw run.failure("expected %s, but the connection is closed".formatted(what));
        }
    }

    private void await(long deadline, String what, BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw run.late(what);
                }
                // At least a millisecond, since none would mean without end.
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            throw run.interrupted(e);
        }
    }
}
