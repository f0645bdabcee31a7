package echo.client.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A connection over a Unix socket. */
record UnixWire(SocketChannel channel, SocketAddress localAddress, SocketAddress peerAddress)
        implements Wire {

    static UnixWire connect(Path path, Duration timeout) throws IOException, InterruptedException {
        var address = UnixDomainSocketAddress.of(path);
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        // A server whose backlog is full keeps a connect waiting, which has no timeout of its own;
        // on a virtual thread, whose sockets never block, it would turn it away (EAGAIN).
        var connecting = new FutureTask<>(() -> channel.connect(address));
        boolean connected = false;
        try {
            Thread.ofPlatform().daemon().name("connect " + path).start(connecting);
            connecting.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            var wire = new UnixWire(channel, channel.getLocalAddress(), address);
            connected = true;
            return wire;
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("Connect timed out");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure
                    ? failure
                    : new IOException(e.getCause());
        } finally {
            if (!connected) {
                // Which ends the thread, too.
                channel.close();
            }
        }
    }

    @Override
    public InputStream input() {
        return Channels.newInputStream(channel);
    }

    @Override
    public OutputStream output() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
