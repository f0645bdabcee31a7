package echo.server.stream;

import echo.tls.TlsChannel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** What comes over a session of TLS. Its end is the session's; without that, reading fails. */
final class TlsInput extends InputStream {

    private final TlsChannel channel;

    TlsInput(TlsChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public int available() {
        return channel.available();
    }
}
