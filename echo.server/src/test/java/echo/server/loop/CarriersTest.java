package echo.server.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

final class CarriersTest {

    private static final double MILLISECOND = 1e6;

    private final FakePool pool = new FakePool();
    // Far from zero, where a difference that is taken wrongly would show.
    private long now = Long.MAX_VALUE - Duration.ofSeconds(3).toNanos();
    private final Carriers carriers = new Carriers(pool, () -> now);

    private void after(Duration time) {
        now += time.toNanos();
    }

    /** Answers how many seconds it takes until one is tried, once there are many. */
    private int secondsUntilOne() {
        int before = pool.sizes.size();
        int seconds = 0;
        while (pool.sizes.size() == before && seconds < 1000) {
            after(Duration.ofSeconds(1));
            seconds++;
            carriers.wanted();
        }
        return seconds;
    }

    @Test
    void aUserWhoSaysHowManyIsObeyed() {
        assertFalse(carriers.areFew(), "there may be one, but that is so wanted");
        carriers.late();
        carriers.full(MILLISECOND);
        after(Duration.ofHours(1));
        carriers.wanted();
        assertEquals(List.of(), pool.sizes, "no change is asked for");
        assertEquals(0, pool.looks.size(), "nobody has to look");
    }

    @Test
    void oneThatIsKeptIsNotEnough() {
        carriers.begin();
        assertTrue(carriers.areFew(), "it begins with one");
        carriers.wanted();
        assertEquals(List.of(), pool.sizes, "one is enough for now");
        carriers.late();
        carriers.late();
        assertEquals(List.of("many"), pool.sizes, "many, and asked for once");
        assertFalse(carriers.areFew(), "there are many");
    }

    @Test
    void oneIsTriedAgainLessAndLessOften() {
        carriers.begin();
        for (int expected : new int[] {2, 4, 8, 16, 32, 60, 60}) {
            carriers.late();
            assertEquals(expected, secondsUntilOne(), "seconds until one is tried");
        }
    }

    @Test
    void oneThatWasEnoughForLongIsTriedSoonAgain() {
        carriers.begin();
        carriers.late();
        secondsUntilOne();
        carriers.late();
        assertEquals(4, secondsUntilOne(), "seconds, after two failures");
        after(Duration.ofSeconds(5));
        carriers.late();
        assertEquals(1, secondsUntilOne(), "seconds, after it was enough for longer than that");
    }

    @ParameterizedTest(name = "with {0} idle processors and {1} µs at once: {2}")
    @CsvSource({
        // What nobody could use, and what handing over would eat up again.
        "0.0, 1000, false",
        "1.0, 5, false",
        "3.0, 1, false",
        "0.1, 1000, false",
        "1.0, 200, true",
        "0.5, 50, true",
        "3.0, 5, true",
    })
    void whereManyGetMoreDoneThereAreMany(double idle, double stint, boolean many) {
        carriers.begin();
        carriers.full(stint * 1000);
        assertEquals(1, pool.looks.size(), "it is looked for idle processors");
        assertEquals(List.of(), pool.sizes, "nothing is done before that is known");
        after(Duration.ofMillis(100));
        pool.looks.getFirst().accept(idle);
        assertEquals(many ? List.of("many") : List.of(), pool.sizes, "what is asked for");
    }

    @Test
    void whatIsBusyNoLongerNeedsNoMore() {
        carriers.begin();
        carriers.full(MILLISECOND);
        after(Duration.ofMillis(300));
        pool.looks.getFirst().accept(1);
        assertEquals(List.of(), pool.sizes, "it was not full any more");
    }

    @Test
    void onlyOnceASecondItIsLookedForIdleProcessors() {
        carriers.begin();
        for (int i = 0; i < 25; i++) {
            carriers.full(MILLISECOND);
            after(Turn.FULL);
        }
        assertEquals(3, pool.looks.size(), "looks in 2.5 s");
    }
}
