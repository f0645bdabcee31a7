package echo.server.deadlines;

import static java.util.Objects.requireNonNull;

import echo.server.log.Log;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/**
 * The thread that looks at all connections now and then, and ends those that have not met a
 * deadline. So a read or a write costs nothing for it: a timer for each would be set and cancelled
 * with every request. It is late by a tenth of the shortest deadline there is, or 10 s if that is
 * less, and never early.
 */
public final class Scanner implements AutoCloseable {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** The looks of a scanner to the shortest deadline. */
    private static final int LOOKS = 20;

    private static final Duration OVERDUE = Duration.ofSeconds(10);

    /** So that it takes a hundredth of a processor at most, however many connections there are. */
    private static final int SHARE = 100;

    private final Iterable<? extends Watched> connections;
    private final long pause;
    private final Thread thread;
    private volatile long nextRound;

    private Scanner(Iterable<? extends Watched> connections, Duration pause) {
        this.connections = requireNonNull(connections);
        this.pause = pause.toNanos();
        thread = Thread.ofPlatform().name("deadlines").daemon().unstarted(this::run);
    }

    /**
     * One that does nothing yet.
     *
     * @param connections those that there are at any moment
     * @param deadlines all that they may have
     * @return not started
     */
    public static Scanner of(
            Iterable<? extends Watched> connections, Collection<Deadlines> deadlines) {
        Duration pause =
                deadlines.stream()
                        .flatMap(each -> each.shortest().stream())
                        .map(Scanner::pause)
                        .filter(shorter -> shorter.compareTo(LONGEST_PAUSE) < 0)
                        .min(Duration::compareTo)
                        .orElse(LONGEST_PAUSE);
        pause = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
        return new Scanner(connections, pause);
    }

    /** Not {@link Duration#dividedBy}: its decimals take 11 ms of a start to load. */
    private static Duration pause(Duration shortest) {
        return Duration.ofNanos(shortest.toNanos() / LOOKS);
    }

    /** Begins; once. */
    public void start() {
        nextRound = System.nanoTime() + pause;
        thread.start();
    }

    private void run() {
        long pauseNow = pause;
        long ran = 0;
        long ranInWindow = 0;
        try {
            while (true) {
                long before = System.nanoTime();
                TimeUnit.NANOSECONDS.sleep(pauseNow);
                long begin = System.nanoTime();
                // When the process was stopped, or the machine asleep, nobody could move a byte.
                long passed = Math.min(begin - before, 2 * pauseNow);
                ran += passed;
                ranInWindow += passed;
                try {
                    Ticks now = Ticks.at(ran, ranInWindow);
                    ranInWindow = now.isEndOfWindow() ? 0 : ranInWindow;
                    look(now);
                } catch (RuntimeException | Error untold) {
                    // Where there is no memory, there is none for a line either: the next round
                    // may have some.
                    Thread.yield();
                }
                long end = System.nanoTime();
                pauseNow = Math.max(pause, SHARE * (end - begin));
                nextRound = end + pauseNow;
            }
        } catch (InterruptedException e) {
            Log.SERVER.debug("no more deadlines: the server stops");
        }
    }

    private void look(Ticks now) {
        for (Watched connection : connections) {
            try {
                connection.look(now);
            } catch (RuntimeException | Error e) {
                // An Error too, such as no memory: the others have deadlines all the same.
                Log.SERVER.warn(
                        "the deadlines of a connection cannot be looked at: {}", e.toString());
            }
        }
    }

    /**
     * Whether it does its rounds.
     *
     * @return false if one is overdue by {@link #OVERDUE}
     */
    public boolean isAlive() {
        return System.nanoTime() - nextRound < OVERDUE.toNanos();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
