package echo.plugins.standard.fault;

import echo.api.Connection;
import echo.api.ConnectionHandler;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An echo that misbehaves on purpose, to test clients, proxies and load balancers. Without options
 * it does nothing wrong.
 *
 * <table>
 *   <caption>Options</caption>
 *   <tr><th>option</th><th>what goes wrong</th>
 *   <tr><td>{@code seed=N}<td>nothing: the number that all chance comes from, 1 if not given
 *   <tr><td>{@code delay=10ms:5,1s:1}<td>of all writes, 5 percent come 10 ms late and 1 percent
 *       1 s late; a time alone is for all. The rest, unless it adds up to 100, is not late
 *   <tr><td>{@code jitter=TIME}<td>each write comes up to so much late, all times being as likely;
 *       beside the delay
 *   <tr><td>{@code rate=BYTES}<td>no more than so many bytes per second come back
 *   <tr><td>{@code slice=BYTES}<td>no write is larger; with a delay, each waits for its own
 *   <tr><td>{@code stall-after=BYTES}<td>nothing comes back any more; what the peer sends is still
 *       read. Ends at once when the peer resets, and 20 seconds after it has shut its side, since
 *       until then it may be waiting for an answer
 *   <tr><td>{@code half-close-after=BYTES}<td>the sending side is shut; what the peer sends is still
 *       read, to its end
 *   <tr><td>{@code reset-after=BYTES}<td>the connection is reset, and what is under way may be lost
 *   <tr><td>{@code close-after=BYTES}<td>the connection is closed, as if all were well
 *   <tr><td>{@code corrupt-at=OFFSET}<td>the byte at that offset, from 0, comes back with its lowest
 *       bit flipped
 *   <tr><td>{@code slow-close=TIME}<td>a close or reset, for whatever reason, comes so much later
 * </table>
 *
 * <p>Bytes are counted as they are sent back; {@code -after=0} happens before anything is read.
 * {@code reset-after=1000:10}, and likewise for all but the seed and the delay, means 10 percent of
 * the connections. Of several ends, a connection meets the first; at the same byte, a reset goes
 * before a close, then a half-close, then a stall. Times are 0 to 24 hours.
 *
 * <p>The same seed does the same to the first connection of a listener, to the second, and so on,
 * in the order in which their handlers start; and on each to its first write, its second, and so
 * on. How many writes there are depends on how the bytes arrive, so with {@code delay} and {@code
 * jitter} it takes a peer that does the same, too.
 *
 * <table>
 *   <caption>For those who know the toxics of Toxiproxy</caption>
 *   <tr><th>toxic</th><th>here</th>
 *   <tr><td>latency<td>{@code delay=TIME}, {@code jitter=TIME}
 *   <tr><td>down<td>{@code reset-after=0}, or {@code close-after=0}
 *   <tr><td>bandwidth<td>{@code rate=BYTES}, in bytes and not in kilobytes
 *   <tr><td>slow_close<td>{@code slow-close=TIME}
 *   <tr><td>timeout<td>{@code close-after=0&slow-close=TIME}; where it is 0, for ever: {@code
 *       stall-after=0}
 *   <tr><td>reset_peer<td>{@code reset-after=0}, {@code slow-close=TIME} for its timeout
 *   <tr><td>slicer<td>{@code slice=BYTES}, with {@code delay=TIME} between the slices
 *   <tr><td>limit_data<td>{@code close-after=BYTES}
 *   <tr><td>toxicity<td>{@code :PERCENT}
 * </table>
 *
 * <p>Thread-safe. All that an instance keeps is how many connections it has had.
 */
public final class FaultHandler implements ConnectionHandler {

    /** Longer than most clients wait, and short enough not to collect those that are gone. */
    private static final Duration STALL_AFTER_END = Duration.ofSeconds(20);

    private final Faults faults;
    private final Duration stallAfterEnd;
    private final AtomicLong connections = new AtomicLong();

    /** For the service loader: nothing goes wrong. */
    public FaultHandler() {
        this(STALL_AFTER_END);
    }

    /**
     * @param stallAfterEnd how long a stall goes on when the peer has shut its side
     */
    FaultHandler(Duration stallAfterEnd) {
        this.stallAfterEnd = stallAfterEnd;
        faults = Faults.NONE;
    }

    private FaultHandler(Faults faults, Duration stallAfterEnd) {
        this.faults = faults;
        this.stallAfterEnd = stallAfterEnd;
    }

    @Override
    public String name() {
        return "fault";
    }

    @Override
    public FaultHandler with(Map<String, String> options) {
        return new FaultHandler(FaultOptions.read(this, options), stallAfterEnd);
    }

    @Override
    public void handle(Connection connection) throws IOException, InterruptedException {
        var plan = FaultPlan.of(faults, connections.incrementAndGet());
        Optional<End> end = new FaultyEcho(connection, plan).run() ? plan.end() : Optional.empty();
        if (end.isPresent()) {
            stop(connection, end.get());
        }
        Thread.sleep(plan.slowClose());
        if (end.equals(Optional.of(End.RESET))) {
            connection.reset();
        }
    }

    /** What goes before the close. */
    private void stop(Connection connection, End end) throws IOException, InterruptedException {
        switch (end) {
            case RESET, CLOSE -> {}
            case HALF_CLOSE -> {
                connection.shutdownOutput();
                discard(connection);
            }
            case STALL -> {
                discard(connection);
                Thread.sleep(stallAfterEnd);
            }
        }
    }

    private static void discard(Connection connection) throws IOException {
        connection.input().transferTo(OutputStream.nullOutputStream());
    }
}
