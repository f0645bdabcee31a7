package echo.server.stream;

import echo.tls.TlsChannel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** What goes out over a session of TLS; it keeps nothing back, and nothing of the caller's. */
final class TlsOutput extends OutputStream {

    private final TlsChannel channel;

    TlsOutput(TlsChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        channel.write(ByteBuffer.wrap(bytes, offset, length));
    }
}
