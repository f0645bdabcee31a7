package echo.server.stream;

import echo.server.deadlines.Watched;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The connections that are being served. Thread-safe. */
public final class OpenConnections implements Iterable<Watched> {

    private final AtomicLong ids = new AtomicLong();
    private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch drained = new CountDownLatch(1);
    private volatile boolean draining;

    /** None yet. */
    public OpenConnections() {}

    /** Serves a socket on a virtual thread of its own; the socket is closed in any case. */
    long serve(StreamSocket socket, StreamListener listener, boolean isAdmitted)
            throws IOException {
        SocketConnection connection = null;
        try {
            connection = new SocketConnection(ids.incrementAndGet(), socket, listener, isAdmitted);
            open.add(connection);
            connection.start();
            return connection.id();
        } catch (Throwable e) {
            // No thread or no memory for it: nobody else will close the socket.
            if (connection != null) {
                ended(connection);
            }
            socket.close();
            throw e;
        }
    }

    /** Answers whether it had not ended before. */
    boolean ended(SocketConnection connection) {
        boolean wasOpen = open.remove(connection);
        countDownIfDrained();
        return wasOpen;
    }

    /** Those that there are, whatever comes and goes meanwhile. */
    @Override
    public Iterator<Watched> iterator() {
        return Collections.<Watched>unmodifiableSet(open).iterator();
    }

    /** Those of one listener, which may become more or fewer meanwhile. */
    Iterable<SocketConnection> of(StreamListener listener) {
        return () -> open.stream().filter(one -> one.listener() == listener).iterator();
    }

    /**
     * How many there are.
     *
     * @return their number, at some moment
     */
    public int size() {
        return open.size();
    }

    /**
     * Waits until none is open, as long as nobody adds more.
     *
     * @param timeout the longest wait
     * @return whether none is
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitNone(Duration timeout) throws InterruptedException {
        draining = true;
        countDownIfDrained();
        return drained.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends all of them now, whatever their handlers do. */
    public void cutAll() {
        open.forEach(SocketConnection::cut);
    }

    private void countDownIfDrained() {
        if (draining && open.isEmpty()) {
            drained.countDown();
        }
    }
}
