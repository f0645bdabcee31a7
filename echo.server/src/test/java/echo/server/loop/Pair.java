package echo.server.loop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A socket of an event loop, and its peer, which blocks in the system. */
final class Pair implements AutoCloseable {

    final SocketChannel peer;
    final LoopSocket socket;
    final SocketInput input;
    final SocketOutput output;

    private Pair(SocketChannel peer, SocketChannel accepted) throws IOException {
        this.peer = peer;
        socket = new LoopSocket(accepted) {};
        input = new SocketInput(socket);
        output = new SocketOutput(socket);
    }

    static Pair connected() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel peer = SocketChannel.open(listener.getLocalAddress());
            return new Pair(peer, listener.accept());
        }
    }

    @Override
    public void close() throws IOException {
        try (peer) {
            socket.close();
        }
    }
}
