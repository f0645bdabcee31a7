package echo.server.stream;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * Waits for connections so that the wait can be ended without closing the channel: only by closing
 * it could a blocking accept be ended, and what waits in the backlog would be lost. While there are
 * connections it costs nothing; the selector is asked when there is none.
 */
final class PolledChannel implements Closeable {

    private final ServerSocketChannel channel;
    private final Selector selector;
    private volatile boolean waits = true;

    /** Of a bound channel, whose owner closes it. */
    PolledChannel(ServerSocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        selector = channel.provider().openSelector();
        channel.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Empty if waiting was ended and there is no connection. */
    Optional<SocketChannel> accept() throws IOException {
        SocketChannel accepted = channel.accept();
        while (accepted == null && waits) {
            selector.select(key -> {});
            // Nobody interrupts an acceptor; if somebody did, it would not wait any more.
            Thread.interrupted();
            accepted = channel.accept();
        }
        return Optional.ofNullable(accepted);
    }

    boolean waits() {
        return waits;
    }

    void stopWaiting() {
        waits = false;
        if (selector.isOpen()) {
            selector.wakeup();
        }
    }

    /** Before the channel, which the selector would keep open. */
    @Override
    public void close() throws IOException {
        selector.close();
    }
}
