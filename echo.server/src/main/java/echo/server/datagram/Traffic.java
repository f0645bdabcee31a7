package echo.server.datagram;

import echo.api.net.AddressText;
import echo.server.log.Log;
import echo.server.net.HandlerFault;
import echo.server.net.OncePerMinute;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What came and went at one listener, for the log. Thread-safe. */
final class Traffic {

    private final String listener;
    private final LongAdder handled = new LongAdder();
    private final LongAdder replies = new LongAdder();
    private final AtomicLongArray refused = new AtomicLongArray(Refusal.values().length);
    private final OncePerMinute refusalReport = new OncePerMinute(System::nanoTime);
    private final OncePerMinute faultReport = new OncePerMinute(System::nanoTime);

    Traffic(String listener) {
        this.listener = listener;
    }

    void handled(ReceivedDatagram datagram) {
        handled.increment();
        replies.add(datagram.replies());
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
        long count = refused.incrementAndGet(why.ordinal());
        if (refusalReport.isDue()) {
            Log.SERVER.warn(
                    "{} drops a datagram of {}: it is {} ({} such so far)",
                    listener,
                    AddressText.of(peer),
                    why,
                    count);
        }
    }

    void unanswered(ReceivedDatagram datagram, IOException why) {
        Log.SERVER.debug(
                "{} cannot answer {}: {}",
                listener,
                AddressText.of(datagram.peerAddress()),
                why.toString());
    }

    void faulty(String handler, Throwable failure) {
        if (faultReport.isDue()) {
            HandlerFault.log(listener, handler, failure);
        } else {
            // Its class alone: a plugin's own exception may fail when it is asked for more.
            Class<?> type = failure.getClass();
            Log.SERVER.debug("{}: handler {} failed: {}", listener, handler, type.getName());
        }
    }

    /** The sum of it, unless there was nothing. */
    void report() {
        long dropped = 0;
        for (int i = 0; i < refused.length(); i++) {
            dropped += refused.get(i);
        }
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
