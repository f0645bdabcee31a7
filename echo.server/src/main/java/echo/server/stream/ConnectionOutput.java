package echo.server.stream;

import java.io.IOException;
import java.io.OutputStream;

/** What the peer is sent, counted, without a buffer. */
final class ConnectionOutput extends OutputStream {

    private final OutputStream out;
    private long count;
    private boolean failed;

    ConnectionOutput(OutputStream out) {
        this.out = out;
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
            out.write(bytes, offset, length);
            count += length;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }
}
