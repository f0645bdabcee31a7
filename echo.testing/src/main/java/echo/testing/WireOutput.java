package echo.testing;

import java.io.IOException;
import java.io.OutputStream;

/** What the handler writes to; closing it does nothing. */
final class WireOutput extends OutputStream {

    private final Wire wire;
    private volatile boolean failed;

    WireOutput(Wire wire) {
        this.wire = wire;
    }

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
            wire.write(bytes, offset, length);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }
}
