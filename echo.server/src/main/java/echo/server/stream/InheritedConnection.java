package echo.server.stream;

import echo.server.activation.Inherited;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A connection that this process was started for, as a listener that has just this one. */
final class InheritedConnection implements StreamAcceptor {

    private final Inherited inherited;
    private final Runnable ended;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean taken;

    /**
     * Of a connection.
     *
     * @param ended is run when it has ended
     */
    InheritedConnection(Inherited inherited, Runnable ended) {
        this.inherited = inherited;
        this.ended = ended;
    }

    @Override
    public Optional<StreamSocket> accept() throws IOException {
        if (!taken) {
            // The process was started to serve it, even if it is to stop by now.
            taken = true;
            return Optional.of(InheritedSocket.of((SocketChannel) inherited.channel()));
        }
        try {
            stopped.await();
        } catch (InterruptedException e) {
            // Nobody interrupts an acceptor; if somebody did, it would ask again.
            return Optional.empty();
        }
        return Optional.empty();
    }

    @Override
    public void stopWaiting() {
        stopped.countDown();
    }

    @Override
    public void ended() {
        ended.run();
    }

    @Override
    public String name() {
        return inherited.endpoint().toString();
    }

    @Override
    public void close() {
        stopWaiting();
    }
}
