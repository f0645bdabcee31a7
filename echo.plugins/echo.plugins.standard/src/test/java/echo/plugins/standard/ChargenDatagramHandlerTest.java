package echo.plugins.standard;

import static echo.plugins.standard.Refusal.assertRefused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.testing.DatagramTester;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

final class ChargenDatagramHandlerTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 72, 512})
    void theAnswerHasAsManyCharactersAsChanceHasIt(int length) {
        var chargen = new ChargenDatagramHandler(_ -> length);
        assertArrayEquals(
                ChargenHandlerTest.expected(length),
                DatagramTester.reply(chargen, new byte[3]),
                "so many of the pattern");
    }

    @Test
    void aLengthIsFrom0To512() {
        var random = new Random(1);
        var chargen =
                new ChargenDatagramHandler(
                        bound -> {
                            assertEquals(513, bound, "0 to 512 (RFC 864)");
                            return random.nextInt(bound);
                        });
        int[] lengths =
                IntStream.range(0, 200)
                        .map(_ -> DatagramTester.reply(chargen, new byte[0]).length)
                        .toArray();
        var again = new Random(1);
        assertArrayEquals(
                IntStream.range(0, 200).map(_ -> again.nextInt(513)).toArray(),
                lengths,
                "as the seed has it");
    }

    @Test
    void withoutASeedItIsStillWithinBounds() {
        for (int i = 0; i < 100; i++) {
            int length = DatagramTester.reply(new ChargenDatagramHandler(), new byte[0]).length;
            assertTrue(length <= 512, () -> length + " characters, at most 512");
        }
    }

    @Test
    void hasNoOptions() {
        assertRefused(
                "handler chargen has no option 'limit': it has none",
                () -> new ChargenDatagramHandler().with(Map.of("limit", "1")));
    }
}
