package echo.plugins.standard;

import echo.api.Connection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** A connection whose peer has sent all it has to say, and keeps what it is told. */
final class MemoryConnection implements Connection {

    private final InputStream input;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    MemoryConnection(byte[] sent) {
        input = new ByteArrayInputStream(sent);
    }

    byte[] received() {
        return output.toByteArray();
    }

    @Override
    public long id() {
        return 1;
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public ByteArrayOutputStream output() {
        return output;
    }

    @Override
    public SocketAddress localAddress() {
        return InetSocketAddress.createUnresolved("local", 1);
    }

    @Override
    public SocketAddress peerAddress() {
        return InetSocketAddress.createUnresolved("peer", 2);
    }

    @Override
    public void shutdownOutput() {
        throw new UnsupportedOperationException("no handler of this module shuts its side itself");
    }
}
