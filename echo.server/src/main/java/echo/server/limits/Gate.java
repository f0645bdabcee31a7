package echo.server.limits;

import static java.util.Objects.requireNonNull;

import echo.server.log.Log;
import echo.server.net.OncePerMinute;

import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * When a listener may accept. {@link #await} and {@link #admit} are for its accept thread; the
 * others are thread-safe.
 */
public final class Gate {

    private final String listener;
    private final Limits limits;
    private final Capacity capacity;
    private final int kilobytes;
    private final Permits own;
    private final Optional<Pace> pace;
    private final SourceGate sources;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final OncePerMinute fullReport = new OncePerMinute(System::nanoTime);
    private final OncePerMinute paceReport = new OncePerMinute(System::nanoTime);

    /**
     * Of one listener.
     *
     * @param listener its name, for the log
     * @param limits what it was told
     * @param sources what each source may have
     * @param capacity what all listeners share
     * @param kilobytes what a connection is reckoned to take of the heap, in KiB
     */
    public Gate(String listener, Limits limits, Sources sources, Capacity capacity, int kilobytes) {
        this.listener = requireNonNull(listener);
        this.limits = limits;
        this.capacity = requireNonNull(capacity);
        this.kilobytes = kilobytes;
        own = new Permits(limits.maxConnections() == 0 ? Permits.MOST : limits.maxConnections());
        this.sources = new SourceGate(sources);
        pace =
                limits.acceptRate() == 0
                        ? Optional.empty()
                        : Optional.of(new Pace(limits.acceptRate(), System.nanoTime()));
    }

    /**
     * Waits until a connection may be accepted, or the listener closes. Unless it refuses what is
     * too much, there is room for one then, which {@link #left} gives back.
     */
    public void await() {
        try {
            awaitPace();
        } catch (InterruptedException e) {
            // Nobody interrupts an acceptor; if somebody did, accepting on is right.
            Log.SERVER.debug("{} was interrupted", listener);
        }
        if (!limits.refuse() && !tryTake()) {
            reportFull("others wait until some close");
            own.take(1);
            capacity.take(kilobytes);
        }
    }

    private void awaitPace() throws InterruptedException {
        if (pace.isEmpty()) {
            return;
        }
        for (long nanos; (nanos = pace.get().delay(System.nanoTime())) > 0; ) {
            if (paceReport.isDue()) {
                Log.SERVER.warn(
                        "{}: more connections come than accept-rate={}; they wait their turn",
                        listener,
                        limits.acceptRate());
            }
            if (closing.await(nanos, TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    /**
     * Whether there is room for the connection that was accepted now. If so, {@link #left} is to be
     * called when it has ended.
     *
     * @return why not, if not
     */
    public Optional<Rejection> admit() {
        pace.ifPresent(it -> it.counted(System.nanoTime()));
        if (limits.refuse() && !tryTake()) {
            reportFull("others are refused");
            return Optional.of(Rejection.MAX_CONNECTIONS);
        }
        return Optional.empty();
    }

    /**
     * Whether a peer may have one more connection. If so, {@link #sourceLeft} is to be called when
     * it has ended. Thread-safe.
     *
     * @param peer the real one, if there is a proxy between
     * @return why not, if not
     */
    public Optional<Rejection> admitSource(SocketAddress peer) {
        return sources.enter(peer);
    }

    /**
     * Says that a connection of a peer has ended. Thread-safe.
     *
     * @param peer as it was admitted
     */
    public void sourceLeft(SocketAddress peer) {
        sources.leave(peer);
    }

    /** Says that no connection came, though one might have. */
    public void noneCame() {
        if (!limits.refuse()) {
            left();
        }
    }

    /** Says that a connection has ended. */
    public void left() {
        capacity.give(kilobytes);
        own.give(1);
    }

    private boolean tryTake() {
        if (!own.tryTake(1)) {
            return false;
        } else if (capacity.tryTake(kilobytes)) {
            return true;
        }
        own.give(1);
        return false;
    }

    private void reportFull(String consequence) {
        if (fullReport.isDue()) {
            Log.SERVER.warn(
                    "{}: as many connections are open as may be ({}); {} (max-connections, the heap"
                            + " and the limit of open files bound them)",
                    listener,
                    Math.min(own.limit(), capacity.maxConnections()),
                    consequence);
        }
    }

    /** Has nobody wait any more. */
    public void close() {
        closing.countDown();
        own.lift();
    }
}
