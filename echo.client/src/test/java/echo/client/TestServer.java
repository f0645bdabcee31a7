package echo.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A little server on a free port of the loopback address, right or wrong on purpose. */
final class TestServer implements AutoCloseable {

    /** What it does with a connection, before that is closed. */
    interface Service {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Service service;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    TestServer(Service service) {
        this(InetAddress.getLoopbackAddress(), service);
    }

    TestServer(InetAddress address, Service service) {
        this.service = service;
        try {
            listener = new ServerSocket(0, 50, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            service.serve(socket);
        } catch (IOException | InterruptedException e) {
            // The client tells how it saw this, and that is what is tested.
        }
    }

    /** Closes the connections, too: a service that only holds one then ends. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
