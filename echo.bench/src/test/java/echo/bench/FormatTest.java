package echo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class FormatTest {

    @Test
    void numbers() {
        assertEquals("12,346", Format.number(12_345.6), "no tenths of large ones");
        assertEquals("45.7", Format.number(45.67), "tenths");
        assertEquals("1.23", Format.number(1.234), "hundredths of small ones");
        assertEquals("38.0", Format.value(Figure.RESIDENT, 38e6), "memory in megabytes");
        assertEquals("1:05", Format.minutes(65.4), "minutes and seconds");
    }
}
