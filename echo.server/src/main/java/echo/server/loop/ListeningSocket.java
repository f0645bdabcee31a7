package echo.server.loop;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for connections so that the wait can be ended without closing the channel: only by closing
 * it could a blocking accept be ended, and what waits in the backlog would be lost. While there are
 * connections that costs nothing; an event loop waits when there is none. For one thread that
 * accepts, while others may stop or close it.
 */
public final class ListeningSocket extends Registered implements Closeable {

    /** After so many connections without a wait, those that were accepted have a turn. */
    private static final int FAIR_SHARE = 16;

    private final ServerSocketChannel channel;
    private final SelectionKey key;
    // Who waits; null if nobody does.
    private volatile Thread waiter;
    // Whether the loop has to be asked; it stops looking when it finds somebody and nobody waits.
    private volatile boolean muted = true;
    private volatile boolean waits = true;
    // Without a wait.
    private int acceptedAtOnce;

    /**
     * Of a bound channel, whose owner closes it.
     *
     * @param channel is set not to block
     * @throws IOException if it is closed
     */
    public ListeningSocket(ServerSocketChannel channel) throws IOException {
        this.channel = requireNonNull(channel);
        channel.configureBlocking(false);
        key = channel.register(loop.selector(), 0, this);
        // One that had no socket to wait for would not look whether there is a carrier.
        loop.wake();
    }

    /**
     * Waits for a connection.
     *
     * @return the connection; empty if waiting was ended and there is none
     * @throws IOException if it cannot be accepted, or the channel is closed
     */
    public Optional<SocketChannel> accept() throws IOException {
        if (acceptedAtOnce == FAIR_SHARE) {
            acceptedAtOnce = 0;
            Thread.yield();
        }
        SocketChannel accepted = channel.accept();
        while (accepted == null && waits) {
            acceptedAtOnce = 0;
            awaitOne();
            accepted = channel.accept();
        }
        acceptedAtOnce++;
        return Optional.ofNullable(accepted);
    }

    private void awaitOne() {
        waiter = Thread.currentThread();
        try {
            if (muted) {
                muted = false;
                key.interestOps(SelectionKey.OP_ACCEPT);
                loop.wake();
            }
            while (waiter != null && waits) {
                LockSupport.park(this);
                // Nobody interrupts an acceptor; if somebody did, it would not wait any more.
                Thread.interrupted();
            }
        } finally {
            waiter = null;
        }
    }

    @Override
    void ready(int operations, ByteBuffer scratch) {
        if (waiter == null) {
            // Else the loop would be told again and again.
            key.interestOps(0);
            muted = true;
        }
        // Who began to wait in between may have been too early to see that it must ask.
        Thread thread = waiter;
        if (thread != null) {
            waiter = null;
            loop.unpark(thread);
        }
    }

    /**
     * Whether {@link #accept} waits.
     *
     * @return until that was ended
     */
    public boolean waits() {
        return waits;
    }

    /** Has {@link #accept} wait no more. */
    public void stopWaiting() {
        waits = false;
        Thread thread = waiter;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /** Before the channel, which the loop would keep open. */
    @Override
    public void close() {
        stopWaiting();
        loop.forget(key);
    }
}
