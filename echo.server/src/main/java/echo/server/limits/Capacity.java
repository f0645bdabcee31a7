package echo.server.limits;

import static java.util.Objects.requireNonNull;

/**
 * What the connections of all listeners may take together: their number, and memory. So a server
 * that is as full as can be makes the next one wait, or refuses it, and does not run out of memory
 * or descriptors. Thread-safe.
 */
public final class Capacity {

    /**
     * What an open connection is reckoned to take of the heap, in KiB; a handler's part is in it.
     */
    public static final int PLAIN = 8;

    /** The same of a connection with TLS. */
    public static final int TLS = 32;

    /** The share of the heap that connections may take; transfers have an eighth beside it. */
    private static final int SHARE_OF_HEAP = 2;

    private final Permits connections;
    private final Permits memory;

    private Capacity(Permits connections, Permits memory) {
        this.connections = requireNonNull(connections);
        this.memory = requireNonNull(memory);
    }

    /**
     * As much as this process can have.
     *
     * @return for connections of any number, but that descriptors are left for files
     */
    public static Capacity ofProcess() {
        return of(Descriptors.forConnections());
    }

    /**
     * As much memory as this process can have, and so many connections.
     *
     * @param maxConnections at least 1
     * @return for at most so many
     */
    public static Capacity of(int maxConnections) {
        long kilobytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP >> 10;
        return new Capacity(
                new Permits(maxConnections), new Permits(Math.clamp(kilobytes, 1, Permits.MOST)));
    }

    /**
     * The most connections that there may be.
     *
     * @return without TLS
     */
    public int maxConnections() {
        return Math.min(connections.limit(), Math.max(1, memory.limit() / PLAIN));
    }

    /** Takes room for one connection if there is some. */
    boolean tryTake(int kilobytes) {
        if (!connections.tryTake(1)) {
            return false;
        } else if (memory.tryTake(kilobytes)) {
            return true;
        }
        connections.give(1);
        return false;
    }

    /** Waits until there is room for one connection, and takes it. */
    void take(int kilobytes) {
        connections.take(1);
        memory.take(kilobytes);
    }

    void give(int kilobytes) {
        memory.give(kilobytes);
        connections.give(1);
    }

    /** Has nobody wait for room any more; once. */
    public void lift() {
        connections.lift();
        memory.lift();
    }
}
