package echo.server.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class PaceTest {

    private static final long SECOND = 1_000_000_000;

    // A clock that is about to overflow.
    private long now = Long.MAX_VALUE - 2 * SECOND;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 1000})
    void asManyAtOnceAsASecondHas(int rate) {
        var pace = new Pace(rate, now);
        assertEquals(rate, atOnce(pace), "as many at once as in a second");
        now += SECOND;
        assertEquals(rate, atOnce(pace), "and as many a second later");
        now += SECOND / 2;
        assertEquals(rate / 2, atOnce(pace), "and half of it after half a second");
        now += 10 * SECOND;
        assertEquals(rate, atOnce(pace), "and no more after a long time");
    }

    @Test
    void itTellsHowLongToWait() {
        var pace = new Pace(10, now);
        atOnce(pace);
        assertEquals(SECOND / 10, pace.delay(now), "a tenth of a second to the next");
        now += SECOND / 10;
        assertTrue(pace.delay(now) <= 0, "which may come then");
    }

    private int atOnce(Pace pace) {
        int count = 0;
        for (; pace.delay(now) <= 0 && count < 10_000; count++) {
            pace.counted(now);
        }
        return count;
    }
}
