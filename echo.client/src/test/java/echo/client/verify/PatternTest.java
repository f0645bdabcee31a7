package echo.client.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;

final class PatternTest {

    private static final int LENGTH = 20_001;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 1000, 8191, 8192, 8193, 65_536})
    void isTheSameInPiecesOfAnySize(int size) {
        var pattern = new Pattern(7, 3, LENGTH);
        var pieces = new byte[LENGTH + size];
        int taken = 0;
        for (int n; (n = pattern.next(pieces, taken, size)) > 0; taken += n) {
            assertEquals(Math.min(size, LENGTH - taken), n, "less only at the end");
        }
        assertEquals(LENGTH, taken, "all of it, and no more");
        assertArrayEquals(all(7, 3), Arrays.copyOf(pieces, LENGTH), "the same bytes");
        assertEquals(0, pattern.next(pieces, 0, size), "after the end nothing comes");
    }

    @Test
    void isAnotherForEachSeed() {
        assertFalse(Arrays.equals(all(7, 0), all(8, 0)), "another seed, other bytes");
    }

    @Test
    void hasNothingInCommonWithThatOfAnotherConnection() {
        String first = HexFormat.of().formatHex(all(7, 0));
        for (int connection = 1; connection <= 100; connection++) {
            String other = HexFormat.of().formatHex(Arrays.copyOf(all(7, connection), 16));
            assertFalse(
                    first.contains(other),
                    "a server that mixes connections up must be found out, but connection "
                            + connection
                            + " begins with bytes of connection 0");
        }
    }

    @Test
    void hasEveryByteAboutEquallyOften() {
        byte[] bytes = all(7, 0);
        var counts = new Integer[256];
        Arrays.fill(counts, 0);
        for (byte b : bytes) {
            counts[b & 0xff]++;
        }
        int least = Collections.min(Arrays.asList(counts));
        // 78 are expected; that one is below 30 has a chance of less than one in a million.
        assertEquals(30, Math.min(least, 30), "each byte is there: " + Arrays.toString(counts));
    }

    @Test
    void mayBeEmpty() {
        assertEquals(0, new Pattern(7, 0, 0).next(new byte[1], 0, 1), "nothing");
    }

    private static byte[] all(long seed, int connection) {
        var bytes = new byte[LENGTH];
        new Pattern(seed, connection, LENGTH).next(bytes, 0, LENGTH);
        return bytes;
    }
}
