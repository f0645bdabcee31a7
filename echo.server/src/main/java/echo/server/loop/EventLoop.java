package echo.server.loop;

import echo.server.log.Log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Waits for many sockets at once, and does on each what its threads wait for, round by round. A
 * platform thread waits. A round that lets threads go on lends the next one to a virtual thread,
 * which has its turn behind theirs, and so on until there is nothing to do: while there is work,
 * nobody has to be woken for it.
 */
public final class EventLoop {

    /** The most that is moved at once: beyond it, the system calls no longer matter. */
    static final int SCRATCH = 64 * 1024;

    private static final ThreadFactory ROUNDS = Thread.ofVirtual().name("round").factory();
    private static final long LONGEST_FORGETTING = TimeUnit.SECONDS.toNanos(2);

    private final Selector selector;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
    // Of sockets that nothing will come from any more, since the selector last looked.
    private final Deque<Ended> ended = new ArrayDeque<>();
    // Of those who wait until a key is no more.
    private final Queue<CountDownLatch> forgetting = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final Turn turn;
    // How often a thread was let go on, by whoever had the turn.
    private long woken;
    private final LongSupplier wokenSoFar = () -> woken;
    private final Consumer<SelectionKey> ready = this::ready;
    private final Round round = new Round(this);
    private volatile boolean waits;
    private volatile boolean parked;
    // A key that the selector still has, for all it knows.
    private volatile boolean cancelled;

    EventLoop(int number) throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().name("loop " + number).daemon().unstarted(this::run);
        turn = new Turn(thread, Carriers.OF_PROCESS, System::nanoTime);
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

    /** Returns when the loop has forgotten a key, and with it the channel, which can be closed. */
    void forget(SelectionKey key) {
        var forgotten = new CountDownLatch(1);
        key.cancel();
        forgetting.add(forgotten);
        forget();
        try {
            forgotten.await(LONGEST_FORGETTING, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Forgets a socket whose peer has ended, and then lets the thread that waits for it go on: so
     * it has the descriptor for itself, and can close it at once.
     */
    void release(SelectionKey key, Operation operation) {
        ended.add(new Ended((LoopSocket) key.attachment(), operation));
        key.cancel();
    }

    /** Lets the thread that waits for an operation go on. */
    void complete(Operation operation) {
        woken++;
        operation.complete();
    }

    /** Lets a thread go on that waits for no operation. */
    void unpark(Thread waiter) {
        woken++;
        LockSupport.unpark(waiter);
    }

    private void run() {
        while (true) {
            try {
                long before = woken;
                await(before);
                if (turn.lend(woken != before)) {
                    startRound();
                    awaitBack();
                }
            } catch (Throwable e) {
                // An Error too: all connections depend on this.
                tell(e);
            } finally {
                waits = false;
            }
        }
    }

    private void awaitBack() {
        boolean isBack = false;
        while (!isBack) {
            try {
                turn.awaitBack(wokenSoFar);
                isBack = true;
            } catch (Throwable e) {
                // As when there is no memory: it is not this thread's turn for that.
                tell(e);
            }
        }
    }

    /** Waits until there is something to do, and does it; not for ever. */
    private void await(long wokenBefore) throws IOException {
        do {
            while (cancelled || !ended.isEmpty() || !forgetting.isEmpty()) {
                look();
            }
            waits = true;
            // Who closes a socket now sees that this waits, or else is seen here.
        } while (cancelled);
        if (woken != wokenBefore) {
            waits = false;
        } else if (selector.keys().isEmpty()) {
            park();
        } else {
            selector.select(ready, turn.longestWait());
        }
    }

    /** Does what can be done now. Answers whether there was something. */
    private boolean look() throws IOException {
        cancelled = false;
        int endedBefore = ended.size();
        int forgettingBefore = forgetting.size();
        // Takes note of what was cancelled before it looks, and may end more.
        boolean found = selector.selectNow(ready) > 0;
        for (int i = 0; i < endedBefore; i++) {
            Ended one = ended.remove();
            one.socket().released(one.operation());
        }
        for (int i = 0; i < forgettingBefore; i++) {
            forgetting.remove().countDown();
        }
        return found || endedBefore > 0;
    }

    /** A thread for each: one that yielded would not let its carrier look at all of its queues. */
    private void startRound() {
        try {
            ROUNDS.newThread(round).start();
        } catch (Throwable noMemory) {
            turn.takeBack();
            tell(noMemory);
        }
    }

    /** By a virtual thread, behind those that the round before let go on. */
    void round() {
        if (!turn.begin()) {
            return;
        }
        boolean found = false;
        try {
            found = look();
        } catch (Throwable e) {
            tell(e);
        }
        if (found) {
            turn.pass();
            startRound();
        } else {
            turn.giveBack();
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
            ((Registered) key.attachment()).ready(key.readyOps(), scratch);
        } catch (CancelledKeyException closed) {
            // By another thread, which has told those that wait.
            Log.SERVER.trace("closed while it became ready");
        }
    }

    private record Ended(LoopSocket socket, Operation operation) {}
}
