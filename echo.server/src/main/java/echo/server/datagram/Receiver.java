package echo.server.datagram;

import echo.api.DatagramHandler;
import echo.server.net.Backoff;
import echo.server.net.ListenerConfig;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Receives datagrams and has each one handled before it takes the next. For one thread. */
final class Receiver implements Runnable {

    private static final long NO_MEMORY_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final DatagramListener listener;
    private final DatagramChannel channel;
    private final InetSocketAddress local;
    // One byte more than is taken, to see when there was more.
    private final ByteBuffer buffer;
    private final Backoff backoff;

    Receiver(DatagramListener listener, DatagramChannel channel, InetSocketAddress local) {
        this.listener = listener;
        this.channel = channel;
        this.local = local;
        buffer = ByteBuffer.allocateDirect(listener.maxSize() + 1);
        backoff = new Backoff(listener.name() + " cannot receive", System::nanoTime);
    }

    @Override
    public void run() {
        while (!listener.isClosing()) {
            try {
                receive();
                backoff.succeeded();
            } catch (IOException | RuntimeException | Error e) {
                // An Error too: whatever it is, the next datagram may be fine.
                if (!listener.isClosing()) {
                    failed(e);
                }
            }
        }
    }

    private void failed(Throwable failure) {
        try {
            listener.traffic().receiveFailed();
            listener.pause(backoff.failed(failure, () -> "it goes on by itself"));
        } catch (Throwable untold) {
            // Where there is no memory, there is none for a line either.
            LockSupport.parkNanos(NO_MEMORY_PAUSE);
        }
    }

    private void receive() throws IOException {
        buffer.clear();
        var peer = (InetSocketAddress) channel.receive(buffer);
        buffer.flip();
        if (listener.mayBeTaken(peer, buffer.remaining()) && listener.beginHandling()) {
            try {
                var payload = new byte[buffer.remaining()];
                buffer.get(payload);
                handle(new ReceivedDatagram(channel, local, peer, payload));
            } finally {
                listener.endHandling();
            }
        }
    }

    private void handle(ReceivedDatagram datagram) {
        ListenerConfig config = listener.config();
        try {
            ((DatagramHandler) config.handler()).handle(datagram);
        } catch (IOException cannotReply) {
            listener.traffic().unanswered(datagram, cannotReply);
        } catch (Throwable e) {
            if (!listener.isClosing()) {
                listener.traffic().faulty(config.handlerName(), e);
            }
        } finally {
            // A handler may leave its own interrupt behind, which would close the socket.
            Thread.interrupted();
        }
        listener.traffic().handled(datagram);
    }
}
