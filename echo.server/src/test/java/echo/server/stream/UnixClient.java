package echo.server.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;

/** A client over a Unix socket. Its reads have no timeout: the test's own ends them. */
record UnixClient(SocketChannel channel, InputStream input, OutputStream output)
        implements AutoCloseable {

    static UnixClient connect(Path path) throws IOException {
        return of(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    }

    /** A client with a file of its own, as few have it. */
    static UnixClient connect(Path own, Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(own));
        channel.connect(UnixDomainSocketAddress.of(path));
        return of(channel);
    }

    private static UnixClient of(SocketChannel channel) {
        return new UnixClient(
                channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
    }

    /** Sends these bytes in pieces while it reads what comes until the end. */
    byte[] exchange(byte[] bytes, int piece) throws Exception {
        FutureTask<Void> sender =
                Exchange.beside(
                        () -> {
                            for (int sent = 0; sent < bytes.length; sent += piece) {
                                output.write(bytes, sent, Math.min(piece, bytes.length - sent));
                            }
                            channel.shutdownOutput();
                            return null;
                        });
        byte[] received = input.readAllBytes();
        sender.get();
        return received;
    }

    /** Sends a few bytes and reads as many. */
    byte[] pingPong(byte... bytes) throws IOException {
        output.write(bytes);
        return input.readNBytes(bytes.length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
