package echo.server.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** A socket's streams as a channel, which blocks; for buffers with an array. */
record SocketBytes(StreamSocket socket, InputStream in, OutputStream out) implements ByteChannel {

    static SocketBytes of(StreamSocket socket) throws IOException {
        return new SocketBytes(socket, socket.input(), socket.output());
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int n = in.read(into.array(), start(into), into.remaining());
        if (n > 0) {
            into.position(into.position() + n);
        }
        return n;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int n = from.remaining();
        out.write(from.array(), start(from), n);
        from.position(from.limit());
        return n;
    }

    private static int start(ByteBuffer buffer) {
        return buffer.arrayOffset() + buffer.position();
    }

    /** Not asked by anyone: reads and writes tell. */
    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
