package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Connections of a slow loris: each sends a byte every few seconds, so that it is never idle, and
 * never reads. All of them go around once in {@link #ROUND}.
 */
final class SlowPeers implements AutoCloseable {

    private static final long ROUND = TimeUnit.SECONDS.toNanos(5);
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);

    private final List<SocketChannel> channels = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("slow peers").unstarted(this::send);
    private volatile boolean over;
    private volatile int refused;

    SlowPeers(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            channels.add(channel);
        }
        thread.start();
    }

    private void send() {
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        int atOnce = (int) Math.ceilDiv(channels.size() * TICK, ROUND);
        for (int i = 0; !over; ) {
            for (int n = 0; n < atOnce; n++, i = (i + 1) % channels.size()) {
                try {
                    channels.get(i).write(one.clear());
                } catch (IOException e) {
                    refused++;
                }
            }
            LockSupport.parkNanos(TICK);
        }
    }

    /** Fails if the server has got rid of some. */
    void assertOpen() {
        assertEquals(0, refused, "all slow peers are still there");
    }

    @Override
    public void close() throws IOException {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
