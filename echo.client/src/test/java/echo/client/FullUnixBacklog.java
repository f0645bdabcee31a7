package echo.client;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Unix socket like {@link FullBacklog}, until it is told to serve. */
public final class FullUnixBacklog implements AutoCloseable {

    private static final int ENOUGH = 16;

    private final ServerSocketChannel listener =
            ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final List<SocketChannel> waiting = new ArrayList<>();
    private boolean full;

    public FullUnixBacklog(Path path) throws IOException {
        var address = UnixDomainSocketAddress.of(path);
        listener.bind(address, 1);
        while (!full && waiting.size() < ENOUGH) {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            waiting.add(channel);
            channel.configureBlocking(false);
            try {
                full = !channel.connect(address);
            } catch (IOException tryAgain) {
                full = true;
            }
        }
    }

    /** Whether it is so. */
    public boolean isFull() {
        return full;
    }

    /** Accepts from now on, and echoes. */
    public void serve() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel peer = listener.accept();
                Thread.ofVirtual().start(() -> echo(peer));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void echo(SocketChannel peer) {
        try (peer) {
            Services.echo(peer);
        } catch (IOException e) {
            // The client tells how it saw this.
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        listener.close();
    }
}
