package echo.server.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;

@Timeout(60)
final class TurnTest {

    private final FakePool pool = new FakePool();
    private final Carriers carriers = new Carriers(pool, System::nanoTime);
    private final Turn turn = new Turn(Thread.currentThread(), carriers, System::nanoTime);
    private long now = Long.MAX_VALUE - Turn.LOOK.toNanos() / 2;

    private void after(Duration time) {
        now += time.toNanos();
    }

    private void lend() {
        assertTrue(turn.lend(true), "it can be lent");
    }

    @Test
    void itGoesFromRoundToRoundAndBack() {
        lend();
        assertTrue(turn.begin(), "the first round");
        turn.pass();
        assertTrue(turn.begin(), "the next one");
        turn.giveBack();
        turn.awaitBack(() -> 1);
        lend();
    }

    @Test
    void itIsNotLentTwice() {
        lend();
        assertFalse(turn.lend(true), "somebody has it");
    }

    /** As when handlers have all carriers. */
    @Test
    void aRoundThatDoesNotBeginLosesIt() {
        carriers.begin();
        lend();
        turn.awaitBack(() -> 1);
        assertEquals(List.of("many"), pool.sizes, "that is told");
        assertFalse(turn.lend(true), "one that is late may still come");
        assertFalse(turn.begin(), "and has no turn any more");
        lend();
    }

    @Test
    void thatIsToldAgainIfThereWasNoMemory() {
        carriers.begin();
        pool.noMemory = true;
        lend();
        assertThrows(OutOfMemoryError.class, () -> turn.awaitBack(() -> 1), "no more carriers");
        turn.awaitBack(() -> 1);
        pool.noMemory = false;
        assertFalse(turn.lend(true), "the one that is late may still come");
        assertEquals(List.of("many"), pool.sizes, "what is asked for now");
    }

    @Test
    void aRoundThatTakesLongKeepsIt() throws Exception {
        carriers.begin();
        lend();
        assertTrue(turn.begin(), "it has begun");
        Thread giver = Thread.ofPlatform().start(this::giveBackLate);
        turn.awaitBack(() -> 1);
        giver.join();
        assertEquals(List.of(), pool.sizes, "nobody waited for a carrier");
        lend();
    }

    /** Long after it was lent, which the waiting thread's naps show. */
    private void giveBackLate() {
        long end = System.nanoTime() + 3 * Turn.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        turn.giveBack();
    }

    @Test
    void whenItComesToNothingAgainAndAgainItIsLentLessOften() {
        for (int i = 0; i < 8; i++) {
            lend();
            turn.begin();
            turn.giveBack();
        }
        int lent = 0;
        for (int i = 0; i < 80; i++) {
            if (turn.lend(true)) {
                lent++;
                turn.begin();
                turn.giveBack();
            }
        }
        assertEquals(10, lent, "one in eight of 80");
        while (!turn.lend(true)) {
            assertTrue(lent++ < 100, "it is lent again at last");
        }
        turn.begin();
        turn.pass();
        turn.begin();
        turn.giveBack();
        lend();
        turn.begin();
        turn.giveBack();
        lend();
    }

    @Test
    void itIsLookedNowAndThenWhetherThereIsACarrier() {
        carriers.begin();
        var quiet = new Turn(Thread.currentThread(), carriers, () -> now);
        assertEquals(Turn.LOOK.toMillis(), quiet.longestWait(), "while nobody was let go on");
        assertFalse(quiet.lend(false), "there is nothing to do");
        after(Turn.LOOK);
        assertTrue(quiet.lend(false), "after so long");
        quiet.begin();
        quiet.giveBack();
        assertEquals(Turn.LOOK.toMillis(), quiet.longestWait(), "as there was one");
    }

    @Test
    void andSoonForThoseThatWereLetGoOn() {
        carriers.begin();
        var busy = new Turn(Thread.currentThread(), carriers, () -> now);
        while (busy.lend(true)) {
            busy.begin();
            busy.giveBack();
        }
        assertEquals(Turn.PATIENCE.toMillis(), busy.longestWait(), "after some without a round");
        after(Turn.PATIENCE.dividedBy(2));
        assertFalse(busy.lend(true), "not yet");
        after(Turn.PATIENCE.dividedBy(2));
        assertTrue(busy.lend(false), "whether others were let go on or not");
        busy.begin();
        busy.giveBack();
        assertEquals(Turn.LOOK.toMillis(), busy.longestWait(), "when a round came after them");
        carriers.late();
        assertEquals(0, busy.longestWait(), "for ever, as there are no more carriers to be had");
        after(Turn.LOOK);
        assertFalse(busy.lend(false), "nor does it have to be known");
    }

    /** A thread that cannot be started has been queued, now and then. */
    @Test
    void whatWasTakenBackIsNotBegun() {
        lend();
        turn.takeBack();
        assertFalse(turn.begin(), "the one that may have been started all the same");
        lend();
        assertTrue(turn.begin(), "the next one");
        turn.takeBack();
        assertFalse(turn.lend(true), "who has begun goes on");
    }
}
