package echo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import echo.api.ConnectionHandler;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.FutureTask;

/**
 * The peer of one connection whose other end a handler serves, on a virtual thread of its own.
 *
 * <p>The two are joined in memory by a buffer each way, 64 KiB unless said otherwise, which do what
 * a socket's do: a write waits while the buffer is full, a read while it is empty. The handler may
 * wait as long as it likes. No method here takes longer than 30 seconds: it then throws an {@link
 * AssertionError} that says what it waited for, with the handler's stack as the cause.
 *
 * <p>When the handler returns, what it wrote can be received, and then the end; when it throws a
 * fault, a reset comes in place of the end. It is a fault, too, to return while another thread of
 * the handler still reads or writes. The local address is the loopback's, port 50007, and each
 * tester has a connection id of its own.
 *
 * <p>Thread-safe: one thread may send while another receives.
 */
public final class ConnectionTester implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final HandlerRun run;
    private final Wire wire;
    private volatile boolean left;
    private volatile boolean told;

    private ConnectionTester(HandlerRun run, Wire wire) {
        this.run = run;
        this.wire = wire;
    }

    /**
     * Connects to a handler.
     *
     * @param handler what serves the connection, with its options
     * @return the peer
     */
    public static ConnectionTester start(ConnectionHandler handler) {
        return start(handler, BUFFER);
    }

    /**
     * Connects to a handler over buffers of another size, such as a small one for back-pressure.
     *
     * @param handler what serves the connection, with its options
     * @param bytes how many bytes each direction holds, at least 1
     * @return the peer
     * @throws IllegalArgumentException if it is less
     */
    public static ConnectionTester start(ConnectionHandler handler, int bytes) {
        return start(handler, bytes, HandlerRun.PATIENCE);
    }

    static ConnectionTester start(ConnectionHandler handler, int bytes, Duration patience) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a buffer of %d bytes holds none".formatted(bytes));
        }
        var run = new HandlerRun(handler.name(), patience);
        var wire = new Wire(bytes, run);
        var connection = new TestedConnection(wire);
        run.start(
                () -> {
                    handler.handle(connection);
                    wire.requireUnused();
                },
                connection::judge,
                () -> ended(wire, run.ending().orElseThrow()));
        return new ConnectionTester(run, wire);
    }

    private static void ended(Wire wire, Ending ending) {
        switch (ending) {
            case Ending.Returned() -> wire.finish();
            case Ending.Failed(_) -> wire.reset("Socket closed");
            case Ending.PeerGone(_), Ending.Stopped() -> wire.close("Socket closed");
        }
    }

    /**
     * A whole connection: sends all, shuts the sending side, and receives to the end, both at once.
     *
     * @param handler what serves the connection
     * @param bytes what is sent
     * @return all that the handler wrote
     * @throws AssertionError if the handler did anything but return
     */
    public static byte[] exchange(ConnectionHandler handler, byte[] bytes) {
        try (var peer = start(handler)) {
            Thread.startVirtualThread(
                    new FutureTask<Void>(
                            () -> {
                                peer.send(bytes);
                                peer.shutdownOutput();
                            },
                            null));
            byte[] received = peer.receiveAll();
            if (peer.await() instanceof Ending.Returned) {
                return received;
            }
            throw peer.run.failure("expected it to return");
        }
    }

    /**
     * The same in text.
     *
     * @param handler what serves the connection
     * @param text what is sent, in UTF-8
     * @return all that the handler wrote, taken for UTF-8
     * @throws AssertionError if the handler did anything but return
     */
    public static String exchange(ConnectionHandler handler, String text) {
        return new String(exchange(handler, text.getBytes(UTF_8)), UTF_8);
    }

    /**
     * Sends, and waits while the buffer is full. What is sent to a handler that has ended, or to a
     * connection that was reset, is thrown away: a sender cannot see that at once.
     *
     * @param bytes what the handler is to read
     * @throws AssertionError if the handler does not read enough of it
     * @throws IllegalStateException after {@link #shutdownOutput()} or {@link #leave()}
     */
    public void send(byte[] bytes) {
        requireHere();
        wire.send(bytes);
    }

    /**
     * Sends text.
     *
     * @param text what the handler is to read, in UTF-8
     * @throws AssertionError if the handler does not read enough of it
     * @throws IllegalStateException after {@link #shutdownOutput()} or {@link #leave()}
     */
    public void send(String text) {
        send(text.getBytes(UTF_8));
    }

    /** Half-closes: behind what was sent, the handler reads the end, and may still write. */
    public void shutdownOutput() {
        wire.shutdownInput();
    }

    /**
     * Goes away, with a reset: what was not read is lost, the handler's reads and writes throw from
     * now on, and nothing can be sent or received here.
     */
    public void leave() {
        left = true;
        wire.reset("Connection reset");
    }

    /**
     * Receives a number of bytes.
     *
     * @param count how many
     * @return so many bytes
     * @throws AssertionError if they do not come, or the connection ends before
     * @throws IllegalStateException after {@link #leave()}
     */
    public byte[] receive(int count) {
        requireHere();
        byte[] bytes = new byte[count];
        long deadline = run.deadline();
        for (int got = 0; got < count; ) {
            String what = "%d bytes of output, with %d received".formatted(count, got);
            int more = wire.receive(bytes, got, deadline, what);
            if (more < 0) {
                String how = wire.isReset() ? "the connection was reset" : "the output ended";
                throw run.failure("expected %d bytes, but %s after %d".formatted(count, how, got));
            }
            got += more;
        }
        return bytes;
    }

    /**
     * Receives a number of bytes as text.
     *
     * @param bytes how many
     * @return so many bytes, taken for UTF-8
     * @throws AssertionError if they do not come, or the connection ends before
     * @throws IllegalStateException after {@link #leave()}
     */
    public String receiveText(int bytes) {
        return new String(receive(bytes), UTF_8);
    }

    /**
     * Receives to the end: until the handler returns, or shuts its sending side.
     *
     * @return what was not received before
     * @throws AssertionError if the end does not come, or a reset does
     * @throws IllegalStateException after {@link #leave()}
     */
    public byte[] receiveAll() {
        return receiveUntil(false);
    }

    /**
     * Receives to the end as text.
     *
     * @return what was not received before, taken for UTF-8
     * @throws AssertionError if the end does not come, or a reset does
     * @throws IllegalStateException after {@link #leave()}
     */
    public String receiveAllText() {
        return new String(receiveAll(), UTF_8);
    }

    /**
     * Receives until the connection is reset: by the handler, because it failed, or because it was
     * closed before all that was sent had been read.
     *
     * @return what was written before and not received yet; over a network some of it may be lost
     * @throws AssertionError if no reset comes, or the end does
     * @throws IllegalStateException after {@link #leave()}
     */
    public byte[] receiveUntilReset() {
        return receiveUntil(true);
    }

    private byte[] receiveUntil(boolean reset) {
        requireHere();
        String awaited = reset ? "a reset" : "the end of the output";
        var all = new ByteArrayOutputStream();
        byte[] bytes = new byte[BUFFER];
        long deadline = run.deadline();
        for (int count; ; all.write(bytes, 0, count)) {
            String what = "%s, with %d bytes received".formatted(awaited, all.size());
            count = wire.receive(bytes, 0, deadline, what);
            if (count < 0) {
                break;
            }
        }
        if (wire.isReset() == reset) {
            return all.toByteArray();
        }
        String how = reset ? "the output ended" : "the connection was reset";
        throw run.failure("expected %s, but %s after %d bytes".formatted(awaited, how, all.size()));
    }

    /**
     * How much can be received without waiting.
     *
     * @return the number of bytes
     */
    public int available() {
        return wire.receivable();
    }

    /**
     * Waits until the handler has read all that was sent and waits for more. What it has not
     * written by then, it does not write before it gets more, unless another thread of it does.
     *
     * @throws AssertionError if it does not come to that, or the connection closes before
     */
    public void awaitBlockedRead() {
        wire.awaitBlockedRead();
    }

    /**
     * Waits until the handler waits in a write, because the buffer is full and nothing is received.
     *
     * @throws AssertionError if it does not come to that, or the connection closes before
     */
    public void awaitBlockedWrite() {
        wire.awaitBlockedWrite();
    }

    /** Does what a server does that must stop: interrupts the handler, and closes its streams. */
    public void stop() {
        run.stop();
        wire.close("Socket closed");
    }

    /**
     * Waits until the handler is done.
     *
     * @return how it ended
     * @throws AssertionError if it goes on
     */
    public Ending await() {
        told = true;
        return run.await();
    }

    /**
     * Stops the handler if it still works, and waits until it has ended, so that it cannot disturb
     * the next test.
     *
     * @throws AssertionError if it does not end, or if it failed and {@link #await()} was never
     *     called to see that
     */
    @Override
    public void close() {
        stop();
        if (run.await() instanceof Ending.Failed && !told) {
            throw run.failure("it failed");
        }
    }

    private void requireHere() {
        if (left) {
            throw new IllegalStateException("the peer has left");
        }
    }
}
