package echo.server.stream;

import echo.server.loop.LoopSocket;
import echo.server.loop.SocketOutput;

import java.io.IOException;
import java.io.OutputStream;

/** What the peer is sent, counted, without a buffer. */
final class ConnectionOutput extends OutputStream {

    /** So that a long write to a slow peer is seen to go on. */
    private static final int LARGEST_WRITE = 64 * 1024;

    private final OutputStream out;
    private long count;
    private boolean failed;

    ConnectionOutput(OutputStream out) {
        this.out = out;
    }

    /** Whether it goes to a socket as it is. */
    boolean isOf(LoopSocket socket) {
        return out instanceof SocketOutput plain && plain.socket() == socket;
    }

    /** Takes note of what was sent by somebody else. */
    void sent(int bytes) {
        count += bytes;
    }

    /** How many bytes were handed to the system. */
    long count() {
        return count;
    }

    /** Whether a write failed. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            int written = 0;
            do {
                int part = Math.min(length - written, LARGEST_WRITE);
                out.write(bytes, offset + written, part);
                count += part;
                written += part;
            } while (written < length);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }
}
