package echo.server.stream;

import echo.server.activation.Inherited;
import echo.server.loop.ListeningSocket;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A listening socket that this process was started with, and that others have too: it is not
 * closed, its file not removed, and what waits in its backlog at the end is the next server's.
 */
final class InheritedAcceptor implements StreamAcceptor {

    private final Inherited inherited;
    private final ServerSocketChannel channel;
    private final ListeningSocket socket;

    InheritedAcceptor(Inherited inherited) throws IOException {
        this.inherited = inherited;
        channel = (ServerSocketChannel) inherited.channel();
        socket = new ListeningSocket(channel);
    }

    /** The JDK would not let a socket block again that a virtual thread has used. */
    @Override
    public Thread.Builder threads() {
        return Thread.ofPlatform();
    }

    @Override
    public Optional<StreamSocket> accept() throws IOException {
        Optional<SocketChannel> accepted = socket.waits() ? socket.accept() : Optional.empty();
        return accepted.isEmpty()
                ? Optional.empty()
                : Optional.of(ChannelSocket.of(accepted.get()));
    }

    @Override
    public void stopWaiting() {
        socket.stopWaiting();
    }

    @Override
    public String name() {
        return inherited.endpoint().toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        // The others that have the socket have this setting with it.
        channel.configureBlocking(true);
    }
}
