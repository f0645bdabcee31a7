package echo.client.connect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** A wire's streams as a channel, which blocks; for buffers with an array. */
final class WireChannel implements ByteChannel {

    private final Wire wire;
    private volatile boolean isClosed;

    WireChannel(Wire wire) {
        this.wire = wire;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int n = wire.input().read(into.array(), start(into), into.remaining());
        if (n > 0) {
            into.position(into.position() + n);
        }
        return n;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int n = from.remaining();
        wire.output().write(from.array(), start(from), n);
        from.position(from.limit());
        return n;
    }

    private static int start(ByteBuffer buffer) {
        return buffer.arrayOffset() + buffer.position();
    }

    @Override
    public boolean isOpen() {
        return !isClosed;
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        wire.close();
    }
}
