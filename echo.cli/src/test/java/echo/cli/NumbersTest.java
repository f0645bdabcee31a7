package echo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "007, 7", "65535, 65535"})
    void readsANumberInRange(String text, int number) throws Exception {
        assertEquals(number, Numbers.parse("--n", text, 1, 65535), "the number " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "", "x", "1.0", "1 ", "99999999999", "0x7"})
    void refusesAnythingElse(String text) {
        var e =
                assertThrows(
                        UsageException.class,
                        () -> Numbers.parse("--n", text, 1, 65535),
                        "'" + text + "' is not between 1 and 65535");
        assertEquals(
                "--n '" + text + "' is not a number from 1 to 65535",
                e.getMessage(),
                "the option, the text and the range");
    }
}
