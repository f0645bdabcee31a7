package echo.server.stream;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads what a peer still sends after its answer was written, for a bounded time. Closing with
 * unread bytes would send a reset, which can destroy the answer on its way (RFC 9112, section 9.6).
 */
final class LingeringRead {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);
    private static final int BUFFER = 8192;

    private LingeringRead() {}

    /** Returns when the peer has shut its side, or the time is over. */
    static void of(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        long end = System.nanoTime() + LONGEST;
        byte[] sink = new byte[ConnectionInput.IDLE_BUFFER];
        try {
            do {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                socket.setSoTimeout((int) Math.max(left, 1));
                if (in.read(sink) < 0) {
                    return;
                }
                sink = sink.length < BUFFER ? new byte[BUFFER] : sink;
            } while (System.nanoTime() < end);
        } catch (SocketTimeoutException timeIsOver) {
            return;
        }
    }

    /** The same; reads of a channel have no timeout, so it is closed when the time is over. */
    static void of(SocketChannel channel) throws IOException {
        of(channel, channel);
    }

    /** The same; when the time is over, {@code end} is closed, which ends the channel's input. */
    static void of(SocketChannel channel, Closeable end) throws IOException {
        var timeIsOver = new AtomicBoolean();
        Thread alarm = Thread.startVirtualThread(() -> closeLater(end, timeIsOver));
        try {
            ByteBuffer sink = ByteBuffer.allocate(BUFFER);
            while (channel.read(sink) >= 0) {
                sink.clear();
            }
        } catch (ClosedChannelException e) {
            if (!timeIsOver.get()) {
                throw e;
            }
        } finally {
            alarm.interrupt();
        }
    }

    private static void closeLater(Closeable end, AtomicBoolean timeIsOver) {
        try {
            TimeUnit.NANOSECONDS.sleep(LONGEST);
            timeIsOver.set(true);
            end.close();
        } catch (InterruptedException | IOException done) {
            // The peer was faster, or it is closed already.
        }
    }
}
