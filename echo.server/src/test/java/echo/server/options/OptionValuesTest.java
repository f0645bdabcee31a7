package echo.server.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class OptionValuesTest {

    private final Map<String, String> map =
            new HashMap<>(
                    Map.of("n", "12", "size", "64K", "time", "2s", "word", "on", "list", "a,,b"));
    private final OptionValues values = new OptionValues(map);

    @Test
    void takesWhatIsThere() {
        assertEquals(12, values.number("n", 1, 0, 99), "the number");
        assertEquals(65536, values.size("size", 1, 0, 1 << 20), "the size");
        assertEquals(
                Duration.ofSeconds(2),
                values.duration("time", Duration.ZERO, Duration.ofMillis(1), Duration.ofHours(1)),
                "the duration");
        assertEquals("on", values.choice("word", "off", List.of("on", "off")), "the word");
        assertEquals(List.of("a", "", "b"), values.list("list"), "the list, empty values too");
        assertTrue(map.isEmpty(), "what was taken is removed, but there is " + map);
    }

    @Test
    void answersTheDefaultOfWhatIsNot() {
        assertEquals(-1, values.number("none", -1, 0, 99), "the number");
        assertEquals(-1, values.size("none", -1, 0, 99), "the size");
        assertEquals("off", values.choice("none", "off", List.of("on", "off")), "the word");
        assertEquals(List.of(), values.list("none"), "the list");
        assertEquals(Optional.empty(), values.text("none"), "the text");
    }

    @Test
    void saysWhatWouldBePossible() {
        refused("n '12' is not a number from 0 to 9", () -> values.number("n", 1, 0, 9));
        refused(
                "size '64K' is not a size from 0 to 1K: write 512, 64K, 1M or 2G",
                () -> values.size("size", 1, 0, 1024));
        refused(
                "word 'on' is none of yes, no",
                () -> values.choice("word", "no", List.of("yes", "no")));
        refused(
                "time '2s' is not between 10s and 1h, nor 0 for none",
                () ->
                        values.duration(
                                "time",
                                Duration.ZERO,
                                Duration.ofSeconds(10),
                                Duration.ofHours(1)));
    }

    @Test
    void zeroIsNoDuration() {
        map.put("time", "0");
        assertEquals(
                Duration.ZERO,
                values.duration(
                        "time", Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofHours(1)),
                "0 means none, whatever the shortest is");
    }

    private static void refused(String message, Executable taking) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, taking).getMessage(), "why");
    }
}
