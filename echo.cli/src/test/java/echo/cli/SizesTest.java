package echo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SizesTest {

    private static final long MOST = 1L << 50;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "0512, 512",
        "64K, 65536",
        "1M, 1048576",
        "2G, 2147483648",
        "1048576G, 1125899906842624",
        "1000000000, 1000000000",
        "1125899906842624, 1125899906842624",
        "0G, 0"
    })
    void readsAmountAndUnit(String text, long size) throws Exception {
        assertEquals(size, Sizes.parse("--bytes", text, 0, MOST), "the meaning of " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "K",
                "-1",
                "+1",
                "1.5K",
                "1 K",
                "1k",
                "1KB",
                "1T",
                "x",
                "1048577G",
                "1125899906842625",
                "999999999999999999G",
                "99999999999999999999",
                "\u0661"
            })
    void refusesAnythingElse(String text) {
        var e =
                assertThrows(
                        UsageException.class,
                        () -> Sizes.parse("--bytes", text, 0, MOST),
                        "'" + text + "' is no size up to 1048576G");
        assertEquals(
                "--bytes '" + text + "' is not a size from 0 to 1048576G: write 512, 64K, 1M or 2G",
                e.getMessage(),
                "the option, the text, the range and the remedy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1023", "1025K"})
    void hasARange(String text) {
        var e =
                assertThrows(
                        UsageException.class,
                        () -> Sizes.parse("--size", text, 1024, 1 << 20),
                        text + " is out of range");
        assertEquals(
                "--size '" + text + "' is not a size from 1K to 1M: write 512, 64K, 1M or 2G",
                e.getMessage(),
                "the range in the largest units");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "1023, 1023",
        "1024, 1K",
        "1536, 1536",
        "2048, 2K",
        "1048576, 1M",
        "1049600, 1025K",
        "3221225472, 3G",
        "1125899906842624, 1048576G"
    })
    void textsAreInTheLargestWholeUnit(long size, String text) throws Exception {
        assertEquals(text, Sizes.text(size), "the text of " + size);
        assertEquals(size, Sizes.parse("--bytes", text, 0, MOST), "and back");
    }
}
