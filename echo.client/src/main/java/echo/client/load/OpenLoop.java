package echo.client.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests by a plan that knows nothing of replies: each is due at its time, is made by whoever is
 * free then, or else as soon as somebody is, and its time runs from when it was due. So a server
 * that stalls is charged for all who would have come meanwhile (Gil Tene's "coordinated omission").
 *
 * <p>A thread of its own begins requests when they are due; the worker begins those that are
 * overdue when a reply has made somebody free. A request that is due and a requester that is free
 * never wait for each other, as both are looked at under one lock.
 */
final class OpenLoop implements Turns, Runnable {

    private final Pace pace;
    private final Phases phases;
    private final Quota quota;
    private final Worker worker;
    private final int number;
    private final int workers;

    private final Deque<Requester> free = new ArrayDeque<>();
    private long start;
    private long made;
    private long nextDue;
    private boolean isBegun;
    private boolean isEnded;

    /** The plan of one of so many workers, which take turns. */
    OpenLoop(Pace pace, Phases phases, Quota quota, Worker worker, int number, int workers) {
        this.pace = pace;
        this.phases = phases;
        this.quota = quota;
        this.worker = worker;
        this.number = number;
        this.workers = workers;
    }

    /** When the nth request of the whole load is due, from its start, in nanoseconds. */
    static long due(Pace pace, double n) {
        double ramp = pace.ramp().toNanos() / 1e9;
        // The rate rises linearly, and its integral is what has been made.
        double ramped = pace.rate() * ramp / 2;
        double seconds =
                n < ramped
                        ? Math.sqrt(2 * n * ramp / pace.rate())
                        : ramp + (n - ramped) / pace.rate();
        return (long) (seconds * 1e9);
    }

    private void advance() {
        nextDue = start + due(pace, (double) made * workers + number);
        made++;
    }

    @Override
    public synchronized void begin(long from) {
        start = from;
        advance();
        isBegun = true;
        notifyAll();
    }

    @Override
    public synchronized long next(Requester one, long now) {
        if (isBegun && nextDue - now <= 0 && mayMake(one)) {
            long due = nextDue;
            advance();
            return due;
        }
        free.add(one);
        notifyAll();
        return NOT_NOW;
    }

    @Override
    public synchronized void forget(Requester lost) {
        free.remove(lost);
    }

    private boolean mayMake(Requester one) {
        return !isEnded && !phases.isOver() && quota.take(phases, nextDue, one);
    }

    /** Begins what is due, on the pacer's thread, until the end. */
    @Override
    public void run() {
        TimerSlack.shorten();
        try {
            while (true) {
                sleepUntil(awaitFree());
                long due;
                Requester one;
                synchronized (this) {
                    if (isEnded) {
                        return;
                    } else if (free.isEmpty() || nextDue - System.nanoTime() > 0) {
                        continue;
                    }
                    one = free.remove();
                    if (!mayMake(one)) {
                        return;
                    }
                    due = nextDue;
                    advance();
                }
                worker.beginFromPacer(one, due);
            }
        } catch (InterruptedException e) {
            // The end of it.
        }
    }

    /** Waits until somebody is free; answers when the next request is due. */
    private synchronized long awaitFree() throws InterruptedException {
        while (!isEnded && (!isBegun || free.isEmpty())) {
            wait();
        }
        return nextDue;
    }

    private static void sleepUntil(long due) {
        for (long left; (left = due - System.nanoTime()) > 0; ) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    @Override
    public synchronized long end() {
        isEnded = true;
        notifyAll();
        long unsent = 0;
        long now = System.nanoTime();
        while (isBegun && !quota.isUsedUp() && nextDue - now < 0 && !phases.isPast(nextDue)) {
            unsent += phases.isMeasured(nextDue) ? 1 : 0;
            advance();
        }
        return unsent;
    }
}
