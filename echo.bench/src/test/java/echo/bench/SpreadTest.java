package echo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

final class SpreadTest {

    @Test
    void medianOfAnOddNumber() {
        assertEquals(
                Optional.of(new Spread(1, 3, 9)),
                Spread.of(List.of(9.0, 1.0, 3.0)),
                "the middle one");
    }

    @Test
    void medianOfAnEvenNumber() {
        assertEquals(
                Optional.of(new Spread(1, 2.5, 4)),
                Spread.of(List.of(4.0, 3.0, 1.0, 2.0)),
                "between the two in the middle");
    }

    @Test
    void nothing() {
        assertEquals(Optional.empty(), Spread.of(List.of()), "of nothing there is none");
    }
}
