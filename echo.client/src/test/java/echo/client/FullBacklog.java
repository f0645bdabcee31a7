package echo.client;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Connections that wait on a listener that accepts none, until it answers no more. */
final class FullBacklog implements AutoCloseable {

    private static final int ENOUGH = 16;
    private static final int PATIENCE_MILLIS = 200;

    private final List<Socket> waiting = new ArrayList<>();
    private boolean full;

    FullBacklog(ServerSocket listener) throws IOException {
        while (!full && waiting.size() < ENOUGH) {
            var socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(listener.getLocalSocketAddress(), PATIENCE_MILLIS);
            } catch (SocketTimeoutException e) {
                full = true;
            }
        }
    }

    boolean isFull() {
        return full;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
    }
}
