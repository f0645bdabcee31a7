package echo.server.loop;

import echo.server.log.Log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A thread that waits for many sockets at once, and does on each what its threads wait for. */
public final class EventLoop {

    /** The most that is moved at once: beyond it, the system calls no longer matter. */
    static final int SCRATCH = 64 * 1024;

    private final Selector selector;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
    // Of sockets that nothing will come from any more, since the selector last looked.
    private final Deque<Ended> ended = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean waits;
    private volatile boolean parked;
    // A key that the selector still has, for all it knows.
    private volatile boolean cancelled;

    private EventLoop(int number) throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().name("loop " + number).daemon().unstarted(this::run);
        thread.start();
    }

    /** Starts what serves all sockets of this process, if that was not done. */
    public static void prepare() {
        Loops.next();
    }

    /** The loop for one more socket. */
    static EventLoop next() {
        return Loops.next();
    }

    Selector selector() {
        return selector;
    }

    /** Has changes of keys take effect, from whichever thread they were made. */
    void wake() {
        // A system call, which a loop that is busy does not need.
        if (!waits) {
            return;
        } else if (parked) {
            LockSupport.unpark(thread);
        } else {
            selector.wakeup();
        }
    }

    /** Has the loop forget a socket that was closed, so that it does not wait for none. */
    void forget() {
        cancelled = true;
        wake();
    }

    /**
     * Forgets a socket whose peer has ended, and then lets the thread that waits for it go on: so
     * it has the descriptor for itself, and can close it at once.
     */
    void release(SelectionKey key, Operation operation) {
        ended.add(new Ended((LoopSocket) key.attachment(), operation));
        key.cancel();
    }

    private void releaseAll() throws IOException {
        while (cancelled || !ended.isEmpty()) {
            cancelled = false;
            int count = ended.size();
            // Takes note of what was cancelled before it looks, and may end more.
            selector.selectNow(this::ready);
            for (int i = 0; i < count; i++) {
                Ended one = ended.remove();
                one.socket().released(one.operation());
            }
        }
    }

    private void run() {
        while (true) {
            try {
                do {
                    releaseAll();
                    waits = true;
                    // Who closes a socket now sees that this waits, or else is seen here.
                } while (cancelled);
                if (selector.keys().isEmpty()) {
                    park();
                } else {
                    selector.select(this::ready);
                }
            } catch (Throwable e) {
                // An Error too: all connections depend on this.
                tell(e);
            } finally {
                waits = false;
            }
        }
    }

    private static void tell(Throwable failure) {
        try {
            Log.SERVER.error("an event loop failed, and goes on", failure);
        } catch (Throwable untold) {
            // Where there is no memory, there is none for a line either.
            Thread.yield();
        }
    }

    /** Not in the selector: the end of a JVM takes 0.3 s more while a thread is in native code. */
    private void park() {
        parked = true;
        // Who registers a socket now sees that this is parked, or else is seen here.
        if (selector.keys().isEmpty()) {
            LockSupport.park(this);
        }
        parked = false;
    }

    private void ready(SelectionKey key) {
        if (waits) {
            waits = false;
        }
        try {
            ((LoopSocket) key.attachment()).ready(key.readyOps(), scratch);
        } catch (CancelledKeyException closed) {
            // By another thread, which has told those that wait.
            Log.SERVER.trace("closed while it became ready");
        }
    }

    private record Ended(LoopSocket socket, Operation operation) {}

    /** Made at the first use, and never ended: as the threads that carry virtual ones. */
    private static final class Loops {

        /** The other processors are for handlers, and for the system's part of the network. */
        private static final EventLoop[] ALL =
                new EventLoop[Math.max(1, Runtime.getRuntime().availableProcessors() / 2)];

        private static final AtomicInteger TURN = new AtomicInteger();

        static {
            try {
                for (int i = 0; i < ALL.length; i++) {
                    ALL[i] = new EventLoop(i + 1);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("no event loop can be started", e);
            }
        }

        static EventLoop next() {
            return ALL[Math.floorMod(TURN.getAndIncrement(), ALL.length)];
        }
    }
}
