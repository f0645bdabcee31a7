package echo.testing;

import java.io.IOException;
import java.io.InputStream;

/** What the handler reads; closing it does nothing. */
final class WireInput extends InputStream {

    private final Wire wire;
    private volatile boolean ended;
    private volatile boolean failed;

    WireInput(Wire wire) {
        this.wire = wire;
    }

    boolean hasEnded() {
        return ended;
    }

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
            int count = wire.read(bytes, offset, length);
            ended |= count < 0;
            return count;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public int available() {
        return wire.readable();
    }
}
