package echo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.stream.Stream;

final class HelpTest {

    @Test
    void everyOptionIsPrintedInItsOrder() {
        assertEquals(
                """
                Usage: cmd [OPTION]...

                What it does.

                  --zeta FILE
                      Reads a file.
                  --alpha
                      A flag.
                  -h, --help
                      Print this.

                The end.
                """,
                printed(
                        Help.value("zeta", "FILE", "Reads a file."),
                        Help.flag("alpha", "A flag."),
                        Option.builder("h").longOpt("help").desc("Print this.").get()),
                "the help");
    }

    @Test
    void noLineIsOver80Columns() {
        // Words of every length meet the margin in every way.
        for (int length = 1; length <= 74; length++) {
            String text = ("x".repeat(length) + " ").repeat(100).strip();
            String help = printed(Help.value("name", "VALUE", text));
            int longest = help.lines().mapToInt(String::length).max().orElseThrow();
            assertTrue(longest <= 80, "at most 80 columns, but " + longest + ":\n" + help);
            long words =
                    help.lines()
                            .flatMap(line -> Stream.of(line.split(" ")))
                            .filter("x".repeat(length)::equals)
                            .count();
            assertEquals(100, words, "every word is there, none is broken:\n" + help);
        }
    }

    @Test
    void theVersionNamesTheCommandAndItsJava() {
        String version = Help.version("cmd", Help.class);
        assertTrue(version.startsWith("cmd "), "the command first: " + version);
        assertTrue(
                version.endsWith(" (Java " + Runtime.version() + ")"),
                "then the Java that runs it: " + version);
        assertEquals(1, version.lines().count(), "one line: " + version);
    }

    private static String printed(Option... all) {
        var options = new Options();
        for (Option option : all) {
            options.addOption(option);
        }
        var bytes = new ByteArrayOutputStream();
        Help.print(
                new PrintStream(bytes, false, UTF_8),
                "cmd [OPTION]...",
                "What it does.\n",
                options,
                "The end.\n");
        return bytes.toString(UTF_8);
    }
}
