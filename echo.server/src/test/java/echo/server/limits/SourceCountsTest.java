package echo.server.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.access.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
final class SourceCountsTest {

    private static final int ROUNDS = 20_000;
    private static final Source ONE = new Source(0, 1);
    private static final Source OTHER = new Source(1, 0);

    private final List<AtomicInteger> open =
            List.of(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());

    // Above 127, numbers are other objects each time.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 127, 128, 1000})
    void eachMayHaveSoMany(int most) {
        var counts = new SourceCounts(most);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < most; i++) {
                assertTrue(counts.enter(ONE), "one of " + most);
            }
            assertFalse(counts.enter(ONE), "no more");
            assertTrue(counts.enter(OTHER), "but of another");
            assertEquals(2, counts.sources(), "sources");
            counts.leave(ONE);
            assertTrue(counts.enter(ONE), "one left, one enters");
            assertFalse(counts.enter(ONE), "and no more");
            counts.leave(OTHER);
            for (int i = 0; i < most; i++) {
                counts.leave(ONE);
            }
            assertEquals(0, counts.sources(), "nothing is left of them");
        }
    }

    @Test
    void whoIsNotInCannotLeave() {
        var counts = new SourceCounts(1);
        assertThrows(IllegalStateException.class, () -> counts.leave(ONE), "never entered");
        assertEquals(0, counts.sources(), "and leaves no trace");
        assertThrows(IllegalArgumentException.class, () -> new SourceCounts(0), "none at all");
    }

    /** Never too many, none lost, nothing left behind. */
    @Test
    void itIsExactWithManyThreads() throws Exception {
        int most = 3;
        int threads = 8;
        var counts = new SourceCounts(most);
        var start = new CyclicBarrier(threads);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(
                        () -> {
                            start.await(60, TimeUnit.SECONDS);
                            return entered(counts, most);
                        });
            }
            int entered = 0;
            for (Future<Integer> task : pool.invokeAll(tasks)) {
                entered += task.get(60, TimeUnit.SECONDS);
            }
            assertTrue(entered >= ROUNDS, "at least as often as one alone: " + entered);
        }
        assertEquals(0, counts.sources(), "when all have left");
        for (int i = 0; i < most; i++) {
            assertTrue(counts.enter(ONE), "all may enter again");
        }
        assertFalse(counts.enter(ONE), "but no more than before");
    }

    private int entered(SourceCounts counts, int most) {
        int entered = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int which = i % open.size();
            var source = new Source(which, 7);
            if (counts.enter(source)) {
                entered++;
                int now = open.get(which).incrementAndGet();
                assertTrue(now <= most, "as many as may, but there are " + now);
                open.get(which).decrementAndGet();
                counts.leave(source);
            }
        }
        return entered;
    }
}
