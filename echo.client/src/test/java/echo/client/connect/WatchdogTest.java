package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
final class WatchdogTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final AtomicLong now = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A clock on which a minute goes by with each look. */
    private ProgressClock hastyClock() {
        return new ProgressClock(LIMIT, () -> now.addAndGet(Duration.ofMinutes(1).toNanos()));
    }

    @Test
    void closesWhenTheTimeIsUp() throws Exception {
        try (var watchdog = new Watchdog(hastyClock(), () -> false, closed::countDown)) {
            closed.await();
            assertTrue(watchdog.hasBarked(), "it was this that closed");
        }
    }

    @Test
    void timeDoesNotCountWhileItIsPaused() throws Exception {
        var looks = new AtomicInteger();
        try (var watchdog =
                new Watchdog(hastyClock(), () -> looks.incrementAndGet() < 5, closed::countDown)) {
            closed.await();
            assertTrue(watchdog.hasBarked(), "when it is no longer paused");
            assertEquals(5, looks.get(), "each time that it was paused it went on");
        }
    }

    @Test
    void whatHasBarkedIsKnownToWhoeverSeesTheClose() throws Exception {
        var barked = new AtomicInteger();
        var watchdog = new Watchdog[1];
        var made = new CountDownLatch(1);
        watchdog[0] =
                new Watchdog(
                        hastyClock(),
                        () -> false,
                        () -> {
                            awaitUninterruptibly(made);
                            barked.set(watchdog[0].hasBarked() ? 1 : 0);
                            closed.countDown();
                        });
        made.countDown();
        closed.await();
        assertEquals(1, barked.get(), "before the connection is closed");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void closesNothingWhenItIsStopped() {
        var watchdog =
                new Watchdog(
                        new ProgressClock(Duration.ofHours(24)), () -> false, closed::countDown);
        watchdog.close();
        assertEquals(1, closed.getCount(), "the connection is open");
        assertFalse(watchdog.hasBarked(), "and nothing has closed it");
    }
}
