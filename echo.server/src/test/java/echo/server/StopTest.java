package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What is asked of a server from outside. */
@Timeout(60)
final class StopTest {

    private final List<Object> happened = new CopyOnWriteArrayList<>();
    private final Stop stop = new Stop(happened::add);

    @Test
    void itIsRequestedOnce() throws Exception {
        assertFalse(stop.isRequested(), "nobody asked yet");
        stop.request();
        assertTrue(stop.isRequested(), "somebody asked");
        stop.await();
        assertEquals(List.of(), happened, "asking halts nothing");
    }

    @Test
    void beforeAHaltEverythingIsRemoved() {
        stop.removeAtHalt(() -> happened.add("a file"));
        stop.removeAtHalt(() -> happened.add("another"));
        stop.halt(143);
        assertEquals(List.of("a file", "another", 143), happened, "what happened, in order");
    }

    @Test
    void whatCannotBeRemovedDoesNotHoldUpTheHalt() {
        var never = new CountDownLatch(1);
        stop.removeAtHalt(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        happened.add(e);
                    }
                });
        stop.halt(143);
        assertEquals(List.of(143), happened, "the halt");
        never.countDown();
    }

    @Test
    void theLastResortIsAHaltWithSuccess() {
        stop.endWithin(Duration.ZERO);
        Await.until("it halts", () -> !happened.isEmpty());
        assertEquals(List.of(ExitCode.OK), happened, "the exit code");
    }
}
