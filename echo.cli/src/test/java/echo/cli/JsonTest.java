package echo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** JSON as RFC 8259 has it. */
final class JsonTest {

    @Test
    void valuesOfEachKind() {
        assertEquals("\"text\"", Json.text("text"), "a text");
        assertEquals("-7", Json.text(-7), "a number");
        assertEquals("0.5", Json.text(0.5), "a fraction");
        assertEquals("1.0E10", Json.text(1e10), "a large fraction, in JSON's own form");
        assertEquals("9223372036854775807", Json.text(Long.MAX_VALUE), "a large number");
        assertEquals("true", Json.text(true), "a boolean");
        assertEquals("[]", Json.text(List.of()), "an empty list");
        assertEquals("{}", Json.text(Map.of()), "an empty map");
    }

    @Test
    void valuesNest() {
        var inner = new LinkedHashMap<String, Object>();
        inner.put("b", List.of(1, List.of(), "x"));
        inner.put("a", Map.of("c", false));
        assertEquals(
                "[{\"b\": [1, [], \"x\"], \"a\": {\"c\": false}}, 2]",
                Json.text(List.of(inner, 2)),
                "in the order of the map");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "22     | \\\"",
                "5c     | \\\\",
                "2f     | /",
                "00     | \\u0000",
                "08     | \\u0008",
                "0a     | \\u000a",
                "1b     | \\u001b",
                "1f     | \\u001f",
                "e9     | é",
                "1f642  | 🙂",
            })
    void charactersAreEscapedWhereTheyMustBe(String codePoint, String written) {
        String text = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";
        assertEquals("\"a" + written + "b\"", Json.text(text), "as a value");
        assertEquals("{\"a" + written + "b\": 1}", Json.text(Map.of(text, 1)), "as a key");
    }

    @Test
    void otherControlCharactersStandForThemselves() {
        assertEquals("\"\u007f\u0085\u2028\"", Json.text("\u007f\u0085\u2028"), "as they are");
    }

    @Test
    void digitsAreAsciiWhateverTheLanguage() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.of("ar", "EG"));
            assertEquals("[7, \"\\u0001\"]", Json.text(List.of(7, "\u0001")), "for programs");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void whatJsonHasNotIsRefused() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Json.text(List.of(new Object())),
                        "an object of ours");
        assertEquals("JSON has no java.lang.Object", e.getMessage(), "says what it is");
    }
}
