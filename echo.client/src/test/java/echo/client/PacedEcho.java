package echo.client;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Echoes messages of 64 bytes, so many a second over all connections together, and no more. */
final class PacedEcho implements TestServer.Service, AutoCloseable {

    private static final int TICKS = 100;
    private static final int BYTES = 64;

    private final Semaphore turns = new Semaphore(0, true);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /**
     * One with a pace.
     *
     * @param rate replies a second, a multiple of 100
     */
    PacedEcho(int rate) {
        // After a delay, not at a rate, which a clock that was late would make up for.
        long micros = TimeUnit.SECONDS.toMicros(1) / TICKS;
        clock.scheduleWithFixedDelay(
                () -> tick(rate / TICKS), micros, micros, TimeUnit.MICROSECONDS);
    }

    /** Turns that nobody took are lost. */
    private void tick(int replies) {
        turns.drainPermits();
        turns.release(replies);
    }

    @Override
    public void serve(SocketChannel peer) throws IOException, InterruptedException {
        var message = new byte[BYTES];
        while (Services.in(peer).readNBytes(message, 0, BYTES) == BYTES) {
            turns.acquire();
            Services.out(peer).write(message);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
