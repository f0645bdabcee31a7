package echo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ResultsTest {

    private final Results results = new Results();

    private void add(String peer, Figure figure, double... rounds) {
        for (int i = 0; i < rounds.length; i++) {
            results.add("s", peer, i, new Sample(Map.of(figure, rounds[i])));
        }
    }

    @Test
    void aRatioIsTakenWithinEachRound() {
        add("a", Figure.PER_CPU, 10, 40, 90);
        add("b", Figure.PER_CPU, 10, 20, 30);
        assertEquals(
                Optional.of(new Spread(1, 2, 3)),
                results.ratio("s", Figure.PER_CPU, "a", "b"),
                "1, 2 and 3; the ratio of the medians, 40 / 20, is the same here");
        add("c", Figure.PER_CPU, 30, 10, 20);
        assertEquals(
                4,
                results.ratio("s", Figure.PER_CPU, "a", "c").orElseThrow().median(),
                "of 1/3, 4 and 4.5, and not 40 / 20");
    }

    @Test
    void aRoundThatOneOfThemMissesIsLeftOut() {
        add("a", Figure.PER_CPU, 10, 40, 90);
        add("b", Figure.PER_CPU, 5);
        assertEquals(
                Optional.of(new Spread(2, 2, 2)),
                results.ratio("s", Figure.PER_CPU, "a", "b"),
                "the first round alone");
    }

    @Test
    void theBestIsByItsMedian() {
        add("a", Figure.P999, 1, 9, 9);
        add("b", Figure.P999, 5, 5, 50);
        List<String> peers = List.of("a", "b", "absent");
        assertEquals(Optional.of("b"), results.best("s", Figure.P999, peers), "5 is less than 9");
        add("a", Figure.RATE, 1, 9, 9);
        add("b", Figure.RATE, 5, 5, 50);
        assertEquals(Optional.of("a"), results.best("s", Figure.RATE, peers), "9 is more than 5");
        assertEquals(Optional.empty(), results.best("s", Figure.MAX, peers), "nobody was measured");
    }
}
