package echo.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A listener that accepts nobody, with so many connections waiting that it answers no more. */
public final class FullBacklog implements AutoCloseable {

    private static final int ENOUGH = 16;
    private static final int PATIENCE_MILLIS = 200;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> waiting = new ArrayList<>();
    private boolean full;

    public FullBacklog() throws IOException {
        while (!full && waiting.size() < ENOUGH) {
            var socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(address(), PATIENCE_MILLIS);
            } catch (SocketTimeoutException e) {
                full = true;
            }
        }
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Whether it is so: some systems' backlogs have no end. */
    public boolean isFull() {
        return full;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        listener.close();
    }
}
