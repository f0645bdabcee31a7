package echo.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
final class OncePerMinuteTest {

    private long now;

    /** The clock's zero is anywhere, and it may overflow on the way. */
    @ParameterizedTest
    @ValueSource(longs = {0, 12_345, -1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 5})
    void isDueAtOnceAndThenAMinuteLater(long start) {
        now = start;
        var report = new OncePerMinute(() -> now);
        assertTrue(report.isDue(), "at once");
        assertFalse(report.isDue(), "not twice");
        now = start + OncePerMinute.MINUTE - 1;
        assertFalse(report.isDue(), "not before a minute is over");
        now = start + OncePerMinute.MINUTE;
        assertTrue(report.isDue(), "after a minute");
        assertFalse(report.isDue(), "not twice");
    }

    @Test
    void theMinuteBeginsWithTheLastYes() {
        var report = new OncePerMinute(() -> now);
        now = 10 * OncePerMinute.MINUTE;
        assertTrue(report.isDue(), "the first in ten minutes");
        now += OncePerMinute.MINUTE - 1;
        assertFalse(report.isDue(), "no minutes are saved up");
        now++;
        assertTrue(report.isDue(), "a minute after the first");
    }

    @Test
    void ofManyThreadsOneIsToldSo() throws Exception {
        var report = new OncePerMinute(() -> 0);
        var yes = new AtomicInteger();
        var begin = new CountDownLatch(1);
        var threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            begin.await();
                                            yes.addAndGet(report.isDue() ? 1 : 0);
                                        } catch (InterruptedException e) {
                                            Thread.currentThread().interrupt();
                                        }
                                    });
        }
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, yes.get(), "one line in the log");
    }
}
