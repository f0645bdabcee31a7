package echo.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The lines of a stream, gathered as they come, for tests that wait for one. */
final class Lines {

    private static final Duration CAP = Duration.ofSeconds(60);

    private final List<String> lines = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean ended;

    Lines(BufferedReader reader) {
        // No virtual one: reading a pipe holds its carrier, and of those there are only a few.
        Thread.ofPlatform().daemon().start(() -> gather(reader));
    }

    private void gather(BufferedReader reader) {
        try (reader) {
            for (String line; (line = reader.readLine()) != null; ) {
                add(line);
            }
        } catch (IOException e) {
            add("(reading ended: " + e + ")");
        } finally {
            lock.lock();
            try {
                ended = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void add(String line) {
        lock.lock();
        try {
            lines.add(line);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first line that is like this; fails when the stream ends or the time is over. */
    String await(String what, Predicate<String> like) throws InterruptedException {
        long left = CAP.toNanos();
        lock.lock();
        try {
            while (true) {
                Optional<String> found = lines.stream().filter(like).findFirst();
                if (found.isPresent()) {
                    return found.get();
                } else if (ended || left <= 0) {
                    throw new AssertionError("expected " + what + ", but there was only " + lines);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many lines so far are like this. */
    long count(Predicate<String> like) {
        lock.lock();
        try {
            return lines.stream().filter(like).count();
        } finally {
            lock.unlock();
        }
    }

    /** All lines, when the stream has ended. */
    List<String> all() throws InterruptedException {
        long left = CAP.toNanos();
        lock.lock();
        try {
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (!ended) {
                throw new AssertionError("the stream did not end; so far " + lines);
            }
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }

    static boolean ends(Process process) throws InterruptedException {
        return process.waitFor(CAP.toSeconds(), TimeUnit.SECONDS);
    }
}
