package echo.server;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Bounded polling, for what nothing can be told of by a latch. */
public final class Await {

    private static final long LONGEST = Duration.ofSeconds(30).toNanos();
    private static final long BETWEEN = Duration.ofMillis(1).toNanos();

    private Await() {}

    /**
     * Returns when the condition is true, and fails if it does not become true.
     *
     * @param what the condition in words, as in "waited too long until …"
     * @param condition what is waited for
     */
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                fail("waited too long until " + what);
            }
            LockSupport.parkNanos(BETWEEN);
        }
    }
}
