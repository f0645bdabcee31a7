package echo.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The labels of the axes. */
final class TicksTest {

    @Test
    void haveANineForEachTenfoldOfValues() {
        assertEquals(
                List.of("0%", "50%", "90%"),
                List.copyOf(Ticks.percentiles(1).values()),
                "percentiles of one value");
        assertEquals(
                List.of("0%", "50%", "90%", "99%", "99.9%"),
                List.copyOf(Ticks.percentiles(1000).values()),
                "percentiles of a thousand values");
        assertEquals(
                "99.99%", Ticks.percentiles(1001).get(10_000.0), "one more has a place for itself");
    }

    @Test
    void encloseTheValues() {
        assertEquals(
                List.of("0.2", "0.5", "1", "2", "5"),
                List.copyOf(Ticks.around(0.3, 3).values()),
                "a decade");
        assertEquals(
                List.of("0.5", "1", "2"),
                List.copyOf(Ticks.around(1, 1).values()),
                "a single value that is a tick itself");
        assertEquals(
                List.of("0.01", "0.1", "1", "10", "100", "1000"),
                List.copyOf(Ticks.around(0.03, 300).values()),
                "four decades have no ticks between them");
    }
}
