package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
final class AlarmTest {

    private final CountDownLatch closed = new CountDownLatch(1);

    @Test
    void closesWhenTheTimeIsOver() throws Exception {
        try (var alarm = Alarm.closing(closed::countDown, Duration.ofMillis(1))) {
            closed.await();
            assertTrue(alarm.hasRung(), "known to whoever sees the close");
        }
    }

    @Test
    void aFailureToCloseMattersToNobody() throws Exception {
        Closeable broken =
                () -> {
                    closed.countDown();
                    throw new IOException("broken");
                };
        try (var alarm = Alarm.closing(broken, Duration.ofMillis(1))) {
            closed.await();
            assertTrue(alarm.hasRung(), "it has rung all the same");
        }
    }

    @Test
    void closesNothingWhenItIsStopped() {
        var alarm = Alarm.closing(closed::countDown, Duration.ofHours(24));
        alarm.close();
        assertEquals(1, closed.getCount(), "it is open");
        assertFalse(alarm.hasRung(), "it has not rung");
    }
}
