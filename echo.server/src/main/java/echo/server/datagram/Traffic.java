package echo.server.datagram;

import echo.api.net.AddressText;
import echo.server.log.Log;
import echo.server.metrics.Counts;
import echo.server.metrics.Family;
import echo.server.metrics.Labels;
import echo.server.metrics.Page;
import echo.server.net.HandlerFault;
import echo.server.net.OncePerMinute;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.LongAdder;

/** What came and went at one listener, for the log. Thread-safe. */
final class Traffic {

    private final String listener;
    private final LongAdder handled = new LongAdder();
    private final LongAdder replies = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final LongAdder receiveErrors = new LongAdder();
    private final LongAdder in = new LongAdder();
    private final LongAdder out = new LongAdder();
    private final Counts<Refusal> refused = new Counts<>(Refusal.values());
    private final OncePerMinute refusalReport = new OncePerMinute(System::nanoTime);
    private final OncePerMinute faultReport = new OncePerMinute(System::nanoTime);

    Traffic(String listener) {
        this.listener = listener;
    }

    void handled(ReceivedDatagram datagram) {
        handled.increment();
        replies.add(datagram.replies());
        in.add(datagram.payload().length);
        out.add(datagram.bytesOut());
        if (Log.ACCESS.isDebugEnabled()) {
            Log.ACCESS
                    .atDebug()
                    .addKeyValue("listener", listener)
                    .addKeyValue("peer", AddressText.of(datagram.peerAddress()))
                    .addKeyValue("in", datagram.payload().length)
                    .addKeyValue("out", datagram.bytesOut())
                    .log("datagram");
        }
    }

    void refused(Refusal why, InetSocketAddress peer) {
        refused.increment(why);
        if (refusalReport.isDue()) {
            Log.SERVER.warn(
                    "{} drops a datagram of {}: it is {} ({} such so far)",
                    listener,
                    AddressText.of(peer),
                    why,
                    refused.of(why));
        }
    }

    void unanswered(ReceivedDatagram datagram, IOException why) {
        Log.SERVER.debug(
                "{} cannot answer {}: {}",
                listener,
                AddressText.of(datagram.peerAddress()),
                why.toString());
    }

    void receiveFailed() {
        receiveErrors.increment();
    }

    void faulty(String handler, Throwable failure) {
        faults.increment();
        if (faultReport.isDue()) {
            HandlerFault.log(listener, handler, failure);
        } else {
            // Its class alone: a plugin's own exception may fail when it is asked for more.
            Class<?> type = failure.getClass();
            Log.SERVER.debug("{}: handler {} failed: {}", listener, handler, type.getName());
        }
    }

    /** Puts all of it on a page. */
    void collect(Page page, Labels labels) {
        page.add(Family.DATAGRAMS_HANDLED, labels, handled.sum());
        page.add(Family.DATAGRAM_REPLIES, labels, replies.sum());
        page.add(Family.HANDLER_FAULTS, labels, faults.sum());
        page.add(Family.RECEIVE_ERRORS, labels, receiveErrors.sum());
        page.add(Family.RECEIVED, labels, in.sum());
        page.add(Family.SENT, labels, out.sum());
        refused.collect(page, Family.DATAGRAMS_DROPPED, labels, "reason", Refusal::reason);
    }

    /** In a few words, for the log. */
    String summary() {
        return "handled=%d replies=%d dropped=%d faults=%d in=%d out=%d"
                .formatted(
                        handled.sum(),
                        replies.sum(),
                        refused.sum(),
                        faults.sum(),
                        in.sum(),
                        out.sum());
    }

    /** The sum of it, unless there was nothing. */
    void report() {
        long dropped = refused.sum();
        if (handled.sum() + dropped > 0) {
            Log.SERVER.info(
                    "{} had {} datagrams, {} replies, and dropped {}",
                    listener,
                    handled.sum(),
                    replies.sum(),
                    dropped);
        }
    }
}
