package echo.server.stream;

import echo.server.loop.LoopSocket;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * Reads what a peer still sends after its answer was written, for a bounded time. Closing with
 * unread bytes would send a reset, which can destroy the answer on its way (RFC 9112, section 9.6).
 */
final class LingeringRead {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);
    private static final int BUFFER = 8192;

    private LingeringRead() {}

    /** Returns when the peer has shut its side, or the time is over. */
    static void of(LoopSocket socket) throws IOException {
        long end = System.nanoTime() + LONGEST;
        byte[] sink = new byte[ConnectionInput.IDLE_BUFFER];
        try {
            while (socket.readUntil(end, sink) >= 0 && System.nanoTime() < end) {
                sink = sink.length < BUFFER ? new byte[BUFFER] : sink;
            }
        } catch (SocketTimeoutException timeIsOver) {
            return;
        }
    }
}
