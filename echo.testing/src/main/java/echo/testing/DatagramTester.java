package echo.testing;

import echo.api.Datagram;
import echo.api.DatagramHandler;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The sender of one datagram, which a handler serves on a virtual thread of its own.
 *
 * <p>{@link #reply} and {@link #replies(DatagramHandler, byte[])} are all that most tests need. No
 * method takes longer than 30 seconds: it then throws an {@link AssertionError} that says what it
 * waited for, with the handler's stack as the cause. What a server may withhold, such as replies to
 * the port of another service, is not withheld here.
 *
 * <p>Thread-safe.
 */
public final class DatagramTester implements AutoCloseable {

    private final HandlerRun run;
    private final List<byte[]> replies;

    private DatagramTester(HandlerRun run, List<byte[]> replies) {
        this.run = run;
        this.replies = replies;
    }

    /**
     * Sends a datagram to a handler, for those that wait for something.
     *
     * @param handler what serves it, with its options
     * @param payload 0 to {@value Datagram#LARGEST} bytes, copied
     * @return the sender
     * @throws IllegalArgumentException if it is too large for a datagram
     */
    public static DatagramTester start(DatagramHandler handler, byte[] payload) {
        return start(handler, payload, HandlerRun.PATIENCE);
    }

    static DatagramTester start(DatagramHandler handler, byte[] payload, Duration patience) {
        if (payload.length > Datagram.LARGEST) {
            throw new IllegalArgumentException(TestedDatagram.tooLarge(payload));
        }
        var replies = new CopyOnWriteArrayList<byte[]>();
        var run = new HandlerRun(handler.name(), patience);
        var datagram = new TestedDatagram(payload.clone(), replies);
        run.start(() -> handler.handle(datagram), DatagramTester::judge, () -> {});
        return new DatagramTester(run, replies);
    }

    private static Ending judge(Throwable thrown) {
        return thrown instanceof IOException io
                ? new Ending.PeerGone(io)
                : new Ending.Failed(thrown);
    }

    /**
     * Sends a datagram to a handler.
     *
     * @param handler what serves it, with its options
     * @param payload 0 to {@value Datagram#LARGEST} bytes
     * @return what it replied, in order
     * @throws AssertionError if the handler did anything but return
     * @throws IllegalArgumentException if it is too large for a datagram
     */
    public static List<byte[]> replies(DatagramHandler handler, byte[] payload) {
        try (var sender = start(handler, payload)) {
            if (sender.await() instanceof Ending.Returned) {
                return sender.replies();
            }
            throw sender.run.failure("expected it to return");
        }
    }

    /**
     * Sends a datagram to a handler that gives one reply.
     *
     * @param handler what serves it, with its options
     * @param payload 0 to {@value Datagram#LARGEST} bytes
     * @return the reply
     * @throws AssertionError if there was none, or another, or the handler did anything but return
     * @throws IllegalArgumentException if it is too large for a datagram
     */
    public static byte[] reply(DatagramHandler handler, byte[] payload) {
        List<byte[]> replies = replies(handler, payload);
        if (replies.size() == 1) {
            return replies.getFirst();
        }
        throw new AssertionError(
                "handler %s: expected one reply, but there were %d"
                        .formatted(handler.name(), replies.size()));
    }

    /**
     * What the handler has replied so far.
     *
     * @return the payloads in order, immutable
     */
    public List<byte[]> replies() {
        return List.copyOf(replies);
    }

    /** Does what a server does that must stop: interrupts the handler. */
    public void stop() {
        run.stop();
    }

    /**
     * Waits until the handler is done.
     *
     * @return how it ended
     * @throws AssertionError if it goes on
     */
    public Ending await() {
        return run.await();
    }

    /**
     * Stops the handler if it still works, and waits until it has ended.
     *
     * @throws AssertionError if it does not end
     */
    @Override
    public void close() {
        stop();
        await();
    }
}
