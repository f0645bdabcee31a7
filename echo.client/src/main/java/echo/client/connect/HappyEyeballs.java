package echo.client.connect;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Connects to several addresses of one host, and keeps the first that answers (RFC 8305, section
 * 5): the next attempt starts when the one before has failed, or has not come to an end for the
 * attempt delay; the others go on meanwhile. No attempt outlives the call.
 *
 * @param <T> what a successful attempt makes
 */
public final class HappyEyeballs<T extends Closeable> {

    /**
     * One attempt. It runs on a virtual thread, and ends when that is interrupted.
     *
     * @param <T> what it makes
     */
    public interface Attempt<T> {

        /**
         * Connects.
         *
         * @param address to this
         * @return what is open now
         * @throws IOException if that fails
         */
        T connect(InetSocketAddress address) throws IOException;
    }

    /** How an attempt ended: one of the two is there. */
    private record Ended<T>(
            InetSocketAddress address, Optional<T> connected, Optional<IOException> failure) {}

    private final Attempt<T> attempt;
    private final Optional<Duration> delay;
    private final Trace trace;
    private final BlockingQueue<Ended<T>> ended = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * For one call of {@link #connect}.
     *
     * @param attempt how to connect to one address
     * @param delay how long one attempt has before the next starts beside it; empty to wait until
     *     it fails
     * @param trace is told of each attempt
     */
    public HappyEyeballs(Attempt<T> attempt, Optional<Duration> delay, Trace trace) {
        this.attempt = attempt;
        this.delay = delay;
        this.trace = trace;
    }

    /**
     * Connects to the first address that answers.
     *
     * @param addresses in the order in which they are tried, at least one
     * @return what its attempt made, which the caller closes
     * @throws AllFailedException if none answers
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public T connect(List<InetSocketAddress> addresses)
            throws AllFailedException, InterruptedException {
        var failures = new ArrayList<AllFailedException.Failure>();
        Iterator<InetSocketAddress> next = addresses.iterator();
        try {
            start(next.next());
            while (failures.size() < addresses.size()) {
                Ended<T> one = next.hasNext() ? nextOrNull() : ended.take();
                if (one == null) {
                    start(next.next());
                } else if (one.connected().isPresent()) {
                    trace.event(one.address(), Trace.CONNECTED);
                    return one.connected().get();
                } else {
                    failures.add(failed(one.address(), one.failure().orElseThrow()));
                    if (next.hasNext()) {
                        start(next.next());
                    }
                }
            }
            throw new AllFailedException(failures);
        } finally {
            endOthers();
        }
    }

    private AllFailedException.Failure failed(InetSocketAddress address, IOException failure) {
        trace.event(address, "failed: " + failure.getMessage());
        return new AllFailedException.Failure(address, failure);
    }

    private void start(InetSocketAddress address) {
        trace.event(address, Trace.ATTEMPT);
        threads.add(
                Thread.ofVirtual()
                        .name("attempt " + address)
                        .start(() -> ended.add(outcome(address))));
    }

    private Ended<T> outcome(InetSocketAddress address) {
        try {
            return new Ended<>(address, Optional.of(attempt.connect(address)), Optional.empty());
        } catch (IOException e) {
            return new Ended<>(address, Optional.empty(), Optional.of(e));
        } catch (RuntimeException | Error e) {
            // Whatever it is, somebody waits for the outcome.
            return new Ended<>(address, Optional.empty(), Optional.of(new IOException(e)));
        }
    }

    /** What ended within the delay, or null. */
    private Ended<T> nextOrNull() throws InterruptedException {
        return delay.isEmpty()
                ? ended.take()
                : ended.poll(delay.get().toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * An interrupted virtual thread's socket is closed; one that connected just now is closed here.
     */
    private void endOthers() {
        threads.forEach(Thread::interrupt);
        boolean interrupted = Thread.interrupted();
        for (Thread thread : threads) {
            interrupted |= joinInterrupted(thread);
        }
        for (Ended<T> late : ended) {
            trace.event(late.address(), "closed, as another was faster");
            late.connected().ifPresent(HappyEyeballs::close);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean joinInterrupted(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    private static void close(Closeable loser) {
        try {
            loser.close();
        } catch (IOException e) {
            // Its descriptor is gone all the same.
        }
    }
}
