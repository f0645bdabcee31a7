package echo.server.stream;

import static java.util.Objects.requireNonNull;

import echo.server.limits.TransferBuffers;
import echo.server.loop.SocketInput;
import echo.server.loop.Transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What the peer sends, counted. Its {@link #transferTo} is where an echo spends its life: it waits
 * with a buffer of a few bytes, so that an idle connection costs next to nothing, and takes a large
 * one only while there is something to put in it.
 */
final class ConnectionInput extends InputStream {

    /** Enough for a small message at once; more would be paid for by every idle connection. */
    static final int IDLE_BUFFER = 112;

    /** The most that is moved at once: beyond it, the system calls no longer matter. */
    static final int LARGEST_BUFFER = 64 * 1024;

    private static final TransferBuffers BUFFERS = TransferBuffers.OF_PROCESS;
    private static final byte[] NONE = {};

    private final InputStream in;
    private long count;
    private boolean ended;
    private boolean failed;

    ConnectionInput(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    /** Whether the peer has shut its side, and that was read. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether a read failed. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return counted(in.read(bytes, offset, length));
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    private int counted(int read) {
        if (read < 0) {
            ended = true;
        } else {
            count += read;
        }
        return read;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        requireNonNull(out);
        long before = count;
        if (in instanceof SocketInput from
                && out instanceof ConnectionOutput back
                && back.isOf(from.socket())) {
            echo(from, back);
        } else {
            transferAll(out);
        }
        return count - before;
    }

    private void echo(SocketInput from, ConnectionOutput back) throws IOException {
        byte[] rest;
        do {
            try {
                rest = from.transfer(new Echo(back));
            } catch (IOException e) {
                failed = true;
                throw e;
            }
            if (rest.length > 0) {
                try {
                    back.write(rest, 0, rest.length);
                } finally {
                    BUFFERS.give(rest);
                }
            }
        } while (rest.length > 0);
        ended = true;
    }

    private void transferAll(OutputStream out) throws IOException {
        byte[] idle = new byte[IDLE_BUFFER];
        for (int read; (read = read(idle, 0, idle.length)) >= 0; ) {
            int waiting;
            if (read == idle.length && (waiting = available()) > 0) {
                transferBurst(idle, waiting, out);
            } else {
                out.write(idle, 0, read);
            }
        }
    }

    /** Moves what has come so far, and what comes while that is moved; never waits for more. */
    private void transferBurst(byte[] first, int waiting, OutputStream out) throws IOException {
        byte[] buffer = BUFFERS.take(bufferFor(first.length + waiting));
        try {
            System.arraycopy(first, 0, buffer, 0, first.length);
            int filled = first.length;
            while (waiting > 0) {
                int read = read(buffer, filled, buffer.length - filled);
                if (read < 0) {
                    break;
                }
                out.write(buffer, 0, filled + read);
                filled = 0;
                waiting = available();
                if (waiting > buffer.length && buffer.length < LARGEST_BUFFER) {
                    BUFFERS.give(buffer);
                    buffer = NONE;
                    buffer = BUFFERS.take(bufferFor(waiting));
                }
            }
            if (filled > 0) {
                out.write(buffer, 0, filled);
            }
        } finally {
            BUFFERS.give(buffer);
        }
    }

    private static int bufferFor(int bytes) {
        return Math.clamp(bytes, 2 * IDLE_BUFFER, LARGEST_BUFFER);
    }

    /** Counts what the event loop moves. */
    private final class Echo extends Transfer {

        private final ConnectionOutput back;

        Echo(ConnectionOutput back) {
            this.back = back;
        }

        @Override
        protected void moved(int received, int sent) {
            count += received;
            back.sent(sent);
        }
    }
}
