package echo.client.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;

/**
 * A connection, or one after another, and the request that is on it. It belongs to a worker's
 * thread; a pacer may begin a request when it is free, and the reply can be there before that call
 * is back, which is why both take the lock.
 */
final class Requester {

    private enum State {
        CLOSED,
        CONNECTING,
        FREE,
        BUSY
    }

    private final Worker worker;
    private final boolean isIdle;
    private final ByteBuffer toSend;
    private final ByteBuffer expected;
    private int number;

    private Link link;
    private SelectionKey key;
    private long began;
    private long due;
    private int size;
    private long since;
    private long retryAt;
    private long backoff;
    private boolean isCounted;
    private boolean isToRetry;
    private boolean wasTried;

    private volatile State state = State.CLOSED;

    Requester(Worker worker, int number, boolean isIdle, Messages messages) {
        this.worker = worker;
        this.number = number;
        this.isIdle = isIdle;
        toSend = messages.view();
        expected = messages.view();
    }

    /** Whether it is there to hold a connection, and no more. */
    boolean isIdle() {
        return isIdle;
    }

    /** Whether its next request is measured. */
    void setCounted(boolean counts) {
        isCounted = counts;
    }

    boolean isFree() {
        return state == State.FREE;
    }

    boolean isConnecting() {
        return state == State.CONNECTING;
    }

    boolean isBusy() {
        State now = state;
        return now == State.BUSY || now == State.CONNECTING;
    }

    /** Connects, for a request or a connection that is due then. */
    void open(long when, long now) {
        began = when;
        since = now;
        state = State.CONNECTING;
        worker.openLink(this);
    }

    /** Takes a link that is connected, or on its way. */
    void opened(Link to) throws IOException {
        link = to;
        if (link.finishConnect()) {
            key = worker.register(link, SelectionKey.OP_READ, this);
            connected(System.nanoTime());
        } else {
            key = worker.register(link, link.connectOps(), this);
        }
    }

    private void connected(long now) {
        backoff = 0;
        state = State.FREE;
        worker.connected(this, began, now);
    }

    /** Sends a message, timed from then; answers whether its rest must wait until there is room. */
    synchronized boolean begin(long when, long now, Messages messages) throws IOException {
        if (state != State.FREE) {
            // The peer closed it just now.
            throw new ClosedChannelException();
        }
        messages.set(number++, toSend, expected);
        size = toSend.remaining();
        due = when;
        since = now;
        state = State.BUSY;
        return !link.write(toSend);
    }

    void awaitRoom() {
        if (key.isValid()) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    /** Goes on, now that the socket is ready for something. */
    synchronized void ready(ByteBuffer buffer) {
        try {
            if (state == State.CONNECTING) {
                goOnConnecting();
                return;
            }
            if (key.isWritable() && link.write(toSend)) {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
            }
            if (key.isReadable()) {
                receive(buffer);
            }
        } catch (IOException e) {
            boolean isNew = state == State.CONNECTING;
            worker.failed(this, isNew ? Failures.Kind.CONNECT : Failures.Kind.CLOSED, e);
        }
    }

    private void goOnConnecting() throws IOException {
        if (link.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
            connected(System.nanoTime());
        }
    }

    private void receive(ByteBuffer buffer) throws IOException {
        int n;
        do {
            buffer.clear();
            n = link.read(buffer);
            if (n <= 0) {
                if (n < 0) {
                    worker.failed(this, Failures.Kind.CLOSED, "the peer closed " + progress());
                }
                return;
            }
            buffer.flip();
            if (!isExpected(buffer)) {
                worker.failed(this, Failures.Kind.MISMATCH, difference(buffer));
                return;
            }
            expected.position(expected.position() + n);
            if (!expected.hasRemaining()) {
                state = State.FREE;
                worker.replied(this, isCounted, due, size);
                return;
            }
            since = System.nanoTime();
        } while (n == buffer.capacity() || link.hasBuffered());
    }

    private boolean isExpected(ByteBuffer reply) {
        int left = expected.remaining();
        if (state != State.BUSY
                || reply.remaining() > left
                || link.isDatagram() && reply.remaining() < left) {
            return false;
        }
        int same = reply.mismatch(expected);
        return same < 0 || same == reply.remaining();
    }

    private String difference(ByteBuffer reply) {
        if (state != State.BUSY) {
            return "%d bytes came that belong to no request".formatted(reply.remaining());
        }
        int same = reply.mismatch(expected);
        int at = size - expected.remaining() + same;
        if (same == reply.remaining()) {
            return "a reply is cut off at offset %d of %d".formatted(at, size);
        }
        return same == expected.remaining()
                ? "a reply has more than the %d bytes that were sent".formatted(size)
                : "a reply is wrong at offset %d of %d: 0x%02x instead of 0x%02x"
                        .formatted(
                                at,
                                size,
                                reply.get(same),
                                expected.get(expected.position() + same));
    }

    private String progress() {
        return state == State.BUSY
                ? "after %d of %d bytes of a reply".formatted(size - expected.remaining(), size)
                : "a connection that was free";
    }

    /** Fails if it has waited too long for a reply or a connection. */
    void check(long now, long readTimeout, long connectTimeout) {
        if (state == State.BUSY && now - since > readTimeout) {
            worker.failed(this, Failures.Kind.TIMEOUT, "no reply: " + progress());
        } else if (state == State.CONNECTING && now - since > connectTimeout) {
            worker.failed(this, Failures.Kind.CONNECT, "no answer (does a firewall drop it?)");
        }
    }

    /** Closes, if it is open. */
    synchronized void close() {
        state = State.CLOSED;
        if (link != null) {
            try {
                link.close();
            } catch (IOException e) {
                // Its descriptor is gone all the same.
            }
        }
    }

    /** Is to be opened again, after a while that grows with each failure: 10 ms to 1 s. */
    void retryLater(long now) {
        backoff = Math.clamp(2 * backoff, 10_000_000L, 1_000_000_000L);
        retryAt = now + backoff;
        isToRetry = true;
    }

    /** Whether that time has come; says so once. */
    boolean takeRetry(long now) {
        boolean isTime = isToRetry && now - retryAt >= 0;
        isToRetry &= !isTime;
        return isTime;
    }

    /** Whether it was never asked before. */
    boolean takeFirst() {
        boolean isFirst = !wasTried;
        wasTried = true;
        return isFirst;
    }
}
