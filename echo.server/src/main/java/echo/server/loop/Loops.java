package echo.server.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Made at the first use, and never ended: as the threads that carry virtual ones. */
final class Loops {

    /** The other processors are for handlers, and for the system's part of the network. */
    private static final EventLoop[] ALL =
            new EventLoop[Math.max(1, Runtime.getRuntime().availableProcessors() / 2)];

    private static final AtomicInteger TURN = new AtomicInteger();

    static {
        try {
            for (int i = 0; i < ALL.length; i++) {
                ALL[i] = new EventLoop(i + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no event loop can be started", e);
        }
    }

    private Loops() {}

    static EventLoop next() {
        return ALL[Math.floorMod(TURN.getAndIncrement(), ALL.length)];
    }
}
