package echo.server.stream;

import echo.server.limits.Rejection;
import echo.server.metrics.Counts;
import echo.server.metrics.Family;
import echo.server.metrics.Histogram;
import echo.server.metrics.Labels;
import echo.server.metrics.Page;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The figures of one listener. A connection adds to them when it ends. Thread-safe. */
final class ListenerMetrics {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder acceptErrors = new LongAdder();
    private final Counts<Rejection> rejected = new Counts<>(Rejection.values());
    private final Counts<Handshake> failedHandshakes = new Counts<>(Handshake.values());
    private final Counts<Ending> ended = new Counts<>(Ending.values());
    private final Histogram durations = new Histogram();
    private final LongAdder in = new LongAdder();
    private final LongAdder out = new LongAdder();
    // What a page has had; the next has no less, or it would look like a restart.
    private final AtomicLong shownIn = new AtomicLong();
    private final AtomicLong shownOut = new AtomicLong();

    void accepted() {
        accepted.increment();
    }

    void acceptFailed() {
        acceptErrors.increment();
    }

    void rejected(Rejection why) {
        rejected.increment(why);
    }

    void handshakeFailed(Handshake which) {
        failedHandshakes.increment(which);
    }

    /** To be called when the connection is not among the open ones any more, whose bytes count. */
    void ended(Ending ending, long nanos, long bytesIn, long bytesOut) {
        ended.increment(ending);
        durations.record(nanos);
        in.add(bytesIn);
        out.add(bytesOut);
    }

    /** Counts those that are open, and adds up what they have moved so far and the others have. */
    private int sumUp(Iterable<SocketConnection> connections) {
        long bytesIn = in.sum();
        long bytesOut = out.sum();
        int open = 0;
        for (SocketConnection connection : connections) {
            open++;
            bytesIn += connection.bytesIn();
            bytesOut += connection.bytesOut();
        }
        shownIn.accumulateAndGet(bytesIn, Math::max);
        shownOut.accumulateAndGet(bytesOut, Math::max);
        return open;
    }

    /** Puts all of it on a page. */
    void collect(Page page, Labels labels, Iterable<SocketConnection> open) {
        page.add(Family.CONNECTIONS_OPEN, labels, sumUp(open));
        page.add(Family.CONNECTIONS_ACCEPTED, labels, accepted.sum());
        page.add(Family.ACCEPT_ERRORS, labels, acceptErrors.sum());
        page.add(Family.RECEIVED, labels, shownIn.get());
        page.add(Family.SENT, labels, shownOut.get());
        page.add(Family.HANDLER_FAULTS, labels, ended.of(Ending.FAULT));
        rejected.collect(page, Family.CONNECTIONS_REJECTED, labels, "reason", Rejection::toString);
        failedHandshakes.collect(
                page, Family.HANDSHAKE_FAILURES, labels, "kind", Handshake::toString);
        ended.collect(page, Family.CONNECTIONS_ENDED, labels, "ending", Ending::toString);
        durations.collect(page, Family.CONNECTION_DURATION, labels);
    }

    /** In a few words, for the log. */
    String summary(Iterable<SocketConnection> open) {
        return "open=%d accepted=%d rejected=%d faults=%d accept-errors=%d in=%d out=%d"
                .formatted(
                        sumUp(open),
                        accepted.sum(),
                        rejected.sum(),
                        ended.of(Ending.FAULT),
                        acceptErrors.sum(),
                        shownIn.get(),
                        shownOut.get());
    }
}
