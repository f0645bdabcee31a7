package echo.client.verify.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SplittableRandom;

final class PatternTest {

    private static final int LENGTH = 20_001;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 1000, 8191, 8192, 8193, 65_536})
    void isTheSameInPiecesOfAnySize(int size) {
        var pattern = new Pattern(7, 3);
        var pieces = new byte[LENGTH];
        for (int from = 0; from < LENGTH; from += size) {
            int to = Math.min(LENGTH, from + size);
            pattern.fill(from, pieces, from, to);
            assertEquals(-1, pattern.mismatch(from, pieces, from, to), "is what it compares with");
        }
        assertArrayEquals(all(7, 3), pieces, "the same bytes");
    }

    @Test
    void isThatOfTheGeneratorWhichItNames() {
        var bytes = new byte[LENGTH];
        new SplittableRandom(7).nextBytes(bytes);
        assertArrayEquals(bytes, all(7, 0), "from its beginning");
    }

    /** Around the words of eight bytes, in which it is made and compared. */
    @Test
    void everyWrongByteIsFound() {
        var pattern = new Pattern(7, 3);
        for (int offset = 0; offset < 9; offset++) {
            for (int length = 1; length < 34; length++) {
                byte[] bytes = pattern.bytes(offset, length);
                for (int wrong = 0; wrong < length; wrong++) {
                    bytes[wrong] ^= 1;
                    assertEquals(
                            wrong,
                            pattern.mismatch(offset, bytes, 0, length),
                            "of %d bytes at offset %d".formatted(length, offset));
                    bytes[wrong] ^= 1;
                }
            }
        }
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

    private static byte[] all(long seed, int connection) {
        return new Pattern(seed, connection).bytes(0, LENGTH);
    }
}
