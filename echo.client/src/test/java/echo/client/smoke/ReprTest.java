package echo.client.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;

final class ReprTest {

    /** What Python 3 says of the same text, but for the invalid bytes: it has those as \\udcNN. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "48656c6c6f2c20776f726c64 | 'Hello, world'",
                "``                       | ''",
                "27                       | \"'\"",
                "22                       | '\"'",
                "2722                     | '\\'\"'",
                "5c                       | '\\\\'",
                "0a0d09                   | '\\n\\r\\t'",
                "00071b7f                 | '\\x00\\x07\\x1b\\x7f'",
                "c2a0c285c2ad             | '\\xa0\\x85\\xad'",
                "c3a9e282ac               | 'é€'",
                "f09f9982                 | '🙂'",
                "e280a8e2808bee8080       | '\\u2028\\u200b\\ue000'",
                "f3a08081                 | '\\U000e0001'",
                "ff41c3                   | '\\xffA\\xc3'",
                "c328                     | '\\xc3('",
                "e282                     | '\\xe2\\x82'",
                "eda080                   | '\\xed\\xa0\\x80'",
                "c080                     | '\\xc0\\x80'",
                "f4908080                 | '\\xf4\\x90\\x80\\x80'",
            })
    void quotesAsPythonDoes(String hex, String quoted) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertEquals(quoted, new Repr(UTF_8).of(bytes, false), hex);
    }

    @Test
    void leavesOutThePartOfACharacterThatIsCutOff() {
        byte[] bytes = {'a', (byte) 0xe2, (byte) 0x82};
        assertEquals("'a'", new Repr(UTF_8).of(bytes, true), "cut");
    }

    @Test
    void showsTheBeginningAndTheCount() {
        var received = new Received();
        byte[] bytes = "x".repeat(Received.SHOWN).getBytes(UTF_8);
        received.add(bytes, bytes.length);
        String beginning = "'" + "x".repeat(Received.SHOWN) + "'";
        assertEquals(beginning, received.text(UTF_8), "all of 64 KiB");
        received.add(bytes, 1);
        assertEquals(beginning + "… (65537 bytes)", received.text(UTF_8), "one byte more");
    }
}
