package echo.server.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

@Timeout(60)
final class TurnTest {

    private final FakePool pool = new FakePool();
    private final Carriers carriers = new Carriers(pool, System::nanoTime);
    private final Turn turn = new Turn(Thread.currentThread(), carriers);

    private void lend() {
        assertTrue(turn.lend(false), "it can be lent");
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
            if (turn.lend(false)) {
                lent++;
                turn.begin();
                turn.giveBack();
            }
        }
        assertTrue(lent >= 8 && lent <= 12, "about one in eight of 80, but " + lent);
        assertTrue(turn.lend(true), "and always where it must be seen that there is a carrier");
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
    void itIsSoonLookedWhetherThereIsACarrierForThoseLetGoOn() {
        carriers.begin();
        long unhurried = turn.longestWait();
        assertEquals(Turn.LOOK.toMillis(), unhurried, "while nobody was let go on");
        while (turn.lend(false)) {
            turn.begin();
            turn.giveBack();
        }
        assertEquals(
                Turn.PATIENCE.toMillis(), turn.longestWait(), "after some that no round followed");
        assertTrue(turn.lend(true), "then");
        turn.begin();
        turn.giveBack();
        assertEquals(unhurried, turn.longestWait(), "when a round had a carrier after them");
        carriers.late();
        assertEquals(0, turn.longestWait(), "for ever, as there are no more carriers to be had");
    }
}
