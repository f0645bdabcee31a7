package echo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class ArgumentFilesTest {

    private static final Options OPTIONS =
            new Options().addOption(Help.value("host", "HOST", "a host"));

    @TempDir private Path folder;

    @Test
    void aFileIsAFileOfWords() throws Exception {
        String file =
                file(
                        """
                        # a comment, "with a quote
                        --host localhost   # another comment
                        \ta#b 'single "quoted"' "double 'quoted'"

                        "" @nested --
                        """);
        Arguments arguments = Arguments.parse(OPTIONS, "before", file, "after");
        assertEquals("localhost", arguments.value("host", ""), "the option in the file");
        assertEquals(
                List.of(
                        "before",
                        "a#b",
                        "single \"quoted\"",
                        "double 'quoted'",
                        "",
                        "@nested",
                        "after"),
                arguments.rest(),
                "the words in their order");
    }

    @Test
    void quotedPartsJoinIntoOneWord() throws Exception {
        assertWords(List.of("a b c'd\"e"), "a' b 'c\"'\"d'\"'e");
    }

    @ParameterizedTest
    @CsvSource({"@@, @", "@@name, @name", "@@@x, @@x", "@, @"})
    void twoAtSignsAreOne(String argument, String word) throws Exception {
        assertEquals(
                List.of(word), Arguments.parse(OPTIONS, argument).rest(), "means a plain " + word);
    }

    @Test
    void anEmptyFileHasNoWords() throws Exception {
        assertWords(List.of(), "");
        assertWords(List.of(), "\n  \n\t# nothing\n");
    }

    @Test
    void linesMayEndAsOnWindows() throws Exception {
        assertWords(List.of("a", "b"), "a # one\r\nb\r\n");
    }

    @Test
    void aCommentEndsWithItsLineOnly() throws Exception {
        assertWords(List.of("word"), "# one\u2028two \u0085 three\nword\n");
    }

    @Test
    void whatComesLaterWins() throws Exception {
        String file = file("--host file");
        assertEquals(
                "line",
                Arguments.parse(OPTIONS, file, "--host", "line").value("host", ""),
                "the command line after the file");
        assertEquals(
                "file",
                Arguments.parse(OPTIONS, "--host", "line", file).value("host", ""),
                "the file after the command line");
    }

    @Test
    void aWordMayBeVeryLong() throws Exception {
        String bare = "x".repeat(1_000_000);
        assertWords(List.of(bare), bare);
        assertWords(List.of(bare), '"' + bare + '"');
        assertWords(List.of(bare), "'x'x".repeat(500_000));
    }

    @Test
    void aMissingFileIsNamed() {
        String argument = "@" + folder.resolve("none");
        assertEquals(argument + ": there is no such file", complaint(argument), "the file");
        assertEquals("@\0: there is no such file", complaint("@\0"), "what can be no file's name");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        String argument = "@" + folder;
        assertTrue(
                complaint(argument).startsWith(argument + ": the file cannot be read: "),
                "says that a folder is no file: " + complaint(argument));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'a', (byte) 0xff});
        assertEquals(
                "@" + binary + ": the file is not UTF-8 text", complaint("@" + binary), "binary");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"\"b c, \"b c", "'b, 'b", "x\"b' c, x\"b' c", "|'a''b   |, 'a''b"})
    void anUnclosedQuoteIsNamedWithFileAndLine(String line, String rest) throws Exception {
        String argument = file("--host a\n\n" + line + "\n");
        assertEquals(
                argument + ", line 3: a quote is not closed: " + rest,
                complaint(argument),
                "the file, the line and the text");
    }

    private void assertWords(List<String> words, String text) throws Exception {
        String start = text.substring(0, Math.min(text.length(), 40));
        assertEquals(words, Arguments.parse(OPTIONS, file(text)).rest(), "the words of " + start);
    }

    private static String complaint(String argument) {
        return assertThrows(
                        UsageException.class,
                        () -> Arguments.parse(OPTIONS, argument),
                        argument + " cannot be read")
                .getMessage();
    }

    private String file(String text) throws IOException {
        return "@" + Files.writeString(folder.resolve("args"), text);
    }
}
