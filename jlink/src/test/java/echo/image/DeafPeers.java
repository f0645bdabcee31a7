package echo.image;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Connections that send as much as they can, and never read. */
final class DeafPeers implements AutoCloseable {

    /** Nobody took a byte for that long: all buffers are full. */
    private static final long STUCK = TimeUnit.SECONDS.toNanos(1);

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);
    private static final int AT_ONCE = 64 * 1024;

    private final List<SocketChannel> channels = new ArrayList<>();

    DeafPeers(SocketAddress address, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(address);
            channel.configureBlocking(false);
            channels.add(channel);
        }
    }

    /** Until no more is taken; answers how many bytes were. */
    long sendAll() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(AT_ONCE);
        long start = System.nanoTime();
        long total = 0;
        for (long last = start; System.nanoTime() - last < STUCK; ) {
            long sent = 0;
            for (SocketChannel channel : channels) {
                sent += send(channel, bytes.clear());
            }
            total += sent;
            if (System.nanoTime() - start > LONGEST) {
                break;
            } else if (sent > 0) {
                last = System.nanoTime();
            } else {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
        return total;
    }

    private static int send(SocketChannel channel, ByteBuffer bytes) throws IOException {
        try {
            return channel.isOpen() ? channel.write(bytes) : 0;
        } catch (IOException refused) {
            channel.close();
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
