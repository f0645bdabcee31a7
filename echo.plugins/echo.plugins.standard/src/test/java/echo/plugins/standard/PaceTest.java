package echo.plugins.standard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

final class PaceTest {

    private static final long MILLI = 1_000_000;

    /** The sizes of writes, and what was written. */
    private static final class Sink extends ByteArrayOutputStream {
        private final List<Integer> writes = new ArrayList<>();

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            writes.add(length);
            super.write(bytes, offset, length);
        }
    }

    @Test
    void aStepIsDueWhenWhatWentBeforeHasTakenItsTime() {
        var pace = new Pace(1000, 0);
        assertEquals(0, pace.early(0), "the first at once");
        pace.wrote(20);
        assertEquals(20 * MILLI, pace.early(0), "the second 20 ms later");
        assertEquals(13 * MILLI, pace.early(7 * MILLI), "less what is over");
    }

    @Test
    void sleepingTooLongDoesNotAddUp() {
        var pace = new Pace(1000, 0);
        long now = 0;
        for (int step = 0; step < 1000; step++) {
            now += Math.max(pace.early(now), 0) + 5 * MILLI;
            pace.wrote(20);
        }
        assertTrue(
                pace.early(now) >= 0,
                "20,000 bytes are not late, though each of 1000 sleeps took 5 ms too long");
    }

    @Test
    void aPauseIsNotMadeUpForByABurst() {
        var pace = new Pace(1000, 0);
        long now = 3600_000 * MILLI;
        long burst = 0;
        while (pace.early(now) <= 0) {
            pace.wrote(1);
            burst++;
        }
        assertEquals(101, burst, "a tenth of a second's worth, and the byte that is due");
    }

    @Test
    void writesInStepsOfAFiftiethOfASecond() throws Exception {
        var sink = new Sink();
        byte[] bytes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        new Pace(200).write(sink, bytes, 1, 9);
        assertEquals(List.of(4, 4, 1), sink.writes, "200 a second are 4 in 20 ms");
        assertArrayEquals(
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, sink.toByteArray(), "what was to be");
    }

    @Test
    void withoutALimitOneWriteIsOneWrite() throws Exception {
        var sink = new Sink();
        new Pace(Pace.UNLIMITED).write(sink, new byte[1_000_000], 0, 1_000_000);
        assertEquals(List.of(1_000_000), sink.writes, "all at once");
    }

    @Test
    void theLeastRateWritesSingleBytes() throws Exception {
        var sink = new Sink();
        new Pace(49).write(sink, new byte[3], 0, 3);
        assertEquals(List.of(1, 1, 1), sink.writes, "one each time");
    }
}
