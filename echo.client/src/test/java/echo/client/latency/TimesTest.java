package echo.client.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "1, 1 ns",
        "999, 999 ns",
        "999.6, 1.00 us",
        "1000, 1.00 us",
        "12345, 12.3 us",
        "99960, 100 us",
        "999499, 999 us",
        "999501, 1.00 ms",
        "1234567, 1.23 ms",
        "90000000000, 90.0 s",
        "3600000000000, 3600 s",
    })
    void haveThreeDigits(double nanos, String text) {
        assertEquals(text, Times.text(nanos), "three digits that count");
    }
}
