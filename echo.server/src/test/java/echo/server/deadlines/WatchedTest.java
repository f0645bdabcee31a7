package echo.server.deadlines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the scanner makes of a connection, by a clock of the test's own. */
final class WatchedTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final List<Expiry> expired = new ArrayList<>();
    private long moved;
    private boolean isBeginning;
    private long now;
    private long ofWindow;

    @Test
    void idleCountsFromTheLastByte() {
        Watched watched = watched(seconds(10), seconds(0), seconds(0), 0);
        look(watched, 0);
        look(watched, 9);
        moved++;
        look(watched, 1);
        look(watched, 10);
        assertEquals(List.of(), expired, "ten seconds are not more than ten");
        look(watched, 1);
        assertEquals(List.of(Expiry.IDLE), expired, "more are");
    }

    /** The scanner compares the lower half of the count. */
    @Test
    void aMoveOfManyGigabytesIsOne() {
        moved = (1L << 32) - 1;
        Watched watched = watched(seconds(10), seconds(0), seconds(0), 0);
        look(watched, 0);
        moved += 2;
        look(watched, 10);
        look(watched, 10);
        assertEquals(List.of(), expired, "it was active");
    }

    @Test
    void lifetimeCountsFromTheFirstLook() {
        Watched watched = watched(seconds(0), seconds(10), seconds(0), 0);
        now = 500 * SECOND;
        for (int i = 0; i <= 10; i++) {
            moved++;
            look(watched, 1);
        }
        assertEquals(List.of(), expired, "not yet");
        look(watched, 1);
        assertEquals(List.of(Expiry.LIFETIME), expired, "though it is busy");
    }

    @Test
    void theHandshakeHasADeadlineWhileItLasts() {
        isBeginning = true;
        Watched watched = watched(seconds(0), seconds(0), seconds(5), 0);
        look(watched, 0);
        look(watched, 5);
        assertEquals(List.of(), expired, "not yet");
        isBeginning = false;
        look(watched, 100);
        assertEquals(List.of(), expired, "it is over");
        isBeginning = true;
        look(watched, 1);
        assertEquals(List.of(Expiry.HANDSHAKE), expired, "it is not");
    }

    @Test
    void theRateIsThatOfWholeWindows() {
        Watched watched = watched(seconds(0), seconds(0), seconds(0), 100);
        look(watched, 5);
        look(watched, 5);
        assertEquals(List.of(), expired, "it was not there at the begin of that window");
        moved += 1000;
        look(watched, 10);
        assertEquals(List.of(), expired, "just enough");
        moved += 999;
        look(watched, 10);
        assertEquals(List.of(Expiry.TOO_SLOW), expired, "one too few");
    }

    @Test
    void withoutDeadlinesItLastsForEver() {
        Watched watched = watched(seconds(0), seconds(0), seconds(0), 0);
        for (int day = 0; day < 1000; day++) {
            look(watched, 86_400);
        }
        assertEquals(List.of(), expired, "nothing");
    }

    /** The clock's int overflows after half a year. */
    @Test
    void andDeadlinesAreMetAfterAYear() {
        now = 400L * 86_400 * SECOND;
        Watched watched = watched(seconds(10), seconds(0), seconds(0), 0);
        look(watched, 0);
        look(watched, 10);
        assertEquals(List.of(), expired, "not yet");
        look(watched, 1);
        assertEquals(List.of(Expiry.IDLE), expired, "as ever");
    }

    private void look(Watched watched, int secondsLater) {
        now += secondsLater * SECOND;
        ofWindow += secondsLater * SECOND;
        Ticks ticks = Ticks.at(now, ofWindow);
        ofWindow = ticks.isEndOfWindow() ? 0 : ofWindow;
        watched.look(ticks);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private Watched watched(Duration idle, Duration lifetime, Duration handshake, int minRate) {
        var deadlines = new Deadlines(idle, lifetime, handshake, minRate);
        return new Watched() {

            @Override
            protected Deadlines deadlines() {
                return deadlines;
            }

            @Override
            protected long moved() {
                return moved;
            }

            @Override
            protected boolean isBeginning() {
                return isBeginning;
            }

            @Override
            protected void expired(Expiry why) {
                expired.add(why);
            }
        };
    }
}
