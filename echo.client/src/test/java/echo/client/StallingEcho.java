package echo.client;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** An echo that once, some time after its first message, answers nobody for a second. */
final class StallingEcho implements TestServer.Service {

    static final double STALL = 1;

    private static final long NANOS = (long) (STALL * 1e9);
    private final long after;
    private final AtomicBoolean isBegun = new AtomicBoolean();
    private volatile long stallAt = Long.MAX_VALUE;

    /** Stalls so many seconds after the first message. */
    StallingEcho(double after) {
        this.after = (long) (after * 1e9);
    }

    @Override
    public void serve(SocketChannel peer) throws IOException, InterruptedException {
        var buffer = new byte[64];
        while (Services.in(peer).readNBytes(buffer, 0, 64) == 64) {
            if (isBegun.compareAndSet(false, true)) {
                stallAt = System.nanoTime() + after;
            }
            long sinceStall = System.nanoTime() - stallAt;
            if (sinceStall >= 0 && sinceStall < NANOS) {
                // Nobody counts it down: it is a stall of a second, for everybody at once.
                new CountDownLatch(1).await(NANOS - sinceStall, TimeUnit.NANOSECONDS);
            }
            Services.out(peer).write(buffer);
        }
    }
}
