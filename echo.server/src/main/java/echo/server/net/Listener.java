package echo.server.net;

import echo.api.net.AddressText;
import echo.server.log.Log;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One bound socket and the platform thread that accepts on it. A failure to accept is waited out; a
 * failure after it is the connection's own.
 */
final class Listener {

    private final ListenerConfig config;
    private final ServerSocket socket;
    private final OpenConnections connections;
    private final AcceptBackoff backoff;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final String name;
    private final Thread thread;

    Listener(ListenerConfig config, ServerSocket socket, OpenConnections connections) {
        this.config = config;
        this.socket = socket;
        this.connections = connections;
        name = config.endpoint().scheme() + "://" + AddressText.of(socket.getLocalSocketAddress());
        backoff = new AcceptBackoff(name, System::nanoTime);
        thread = Thread.ofPlatform().name("accept " + name).unstarted(this::accept);
    }

    void start() {
        thread.start();
    }

    /** What the access log calls this listener: its endpoint, with the real port. */
    String name() {
        return name;
    }

    ListenerConfig config() {
        return config;
    }

    String readyLine() {
        return "listening %s handler=%s".formatted(name, config.handlerName());
    }

    private void accept() {
        while (!isClosing()) {
            try {
                connections.serve(socket.accept(), this);
                backoff.succeeded();
                // At the first connection this waits until logging is configured, which opens
                // files: so it is there before connections can have taken the last descriptor.
                Log.SERVER.debug("{} accepted a connection", name);
            } catch (Throwable e) {
                // An Error too: whatever it is, the next connection may be fine.
                if (!isClosing()) {
                    waitOut(e);
                }
            }
        }
    }

    private void waitOut(Throwable failure) {
        long nanos = backoff.failed(failure, connections.size());
        try {
            if (closing.await(nanos, TimeUnit.NANOSECONDS)) {
                Log.SERVER.debug("{} closes while it backs off", name);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts an acceptor; if somebody did, accepting on is right.
            Log.SERVER.debug("{} was interrupted", name);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Closes the socket and waits for the accept thread, so that no connection comes after it. */
    void close() throws IOException, InterruptedException {
        closing.countDown();
        try {
            socket.close();
        } finally {
            thread.join();
        }
    }
}
