package echo.server.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * Reads what a peer still sends after its answer was written, for a bounded time. Closing with
 * unread bytes would send a reset, which can destroy the answer on its way (RFC 9112, section 9.6).
 */
final class LingeringRead {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

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
                sink = sink.length < 8192 ? new byte[8192] : sink;
            } while (System.nanoTime() < end);
        } catch (SocketTimeoutException timeIsOver) {
            return;
        }
    }
}
