package echo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

final class ArgumentsTest {

    private static final Options OPTIONS =
            new Options()
                    .addOption(Help.value("port", "PORT", "a port"))
                    .addOption(Help.value("time", "TIME", "a time"))
                    .addOption(Help.value("bytes", "SIZE", "a size"))
                    .addOption(Help.value("colour", "COLOUR", "red or blue"))
                    .addOption(Help.flag("list", "a flag"))
                    .addOption(Option.builder("h").longOpt("help").desc("help").get());

    @Test
    void optionsAndArgumentsAreToldApart() throws Exception {
        var arguments = Arguments.parse(OPTIONS, "a", "--port", "7", "-h", "b", "--", "--list");
        assertEquals(List.of("a", "b", "--list"), arguments.rest(), "what is left");
        assertTrue(arguments.has("help"), "-h is --help");
        assertFalse(arguments.has("list"), "what follows -- is no option");
    }

    @Test
    void theLastValueCounts() throws Exception {
        var arguments = Arguments.parse(OPTIONS, "--port", "1", "--port=2", "--port", "3");
        assertEquals(List.of("1", "2", "3"), arguments.values("port"), "all values");
        assertEquals("3", arguments.value("port", "4"), "the value");
        assertEquals(3, arguments.number("port", "4", 0, 9), "the number");
    }

    @Test
    void whatIsNotGivenHasItsDefault() throws Exception {
        var arguments = Arguments.parse(OPTIONS);
        assertEquals(List.of(), arguments.values("port"), "no value");
        assertEquals("4", arguments.value("port", "4"), "the default value");
        assertEquals(4, arguments.number("port", "4", 0, 9), "the default number");
        assertEquals(Duration.ofSeconds(4), time(arguments), "the default time");
        assertEquals(4096, arguments.size("bytes", "4K", 0, 8192), "the default size");
        assertEquals("red", arguments.choice("colour", "red", List.of("red")), "the default word");
    }

    @Test
    void aSizeIsReadInItsUnit() throws Exception {
        var arguments = Arguments.parse(OPTIONS, "--bytes", "1", "--bytes=3G");
        assertEquals(3L << 30, arguments.size("bytes", "4K", 0, Long.MAX_VALUE), "the last value");
    }

    @Test
    void quotesThatTheShellLeftAreKept() throws Exception {
        var arguments = Arguments.parse(OPTIONS, "--port", "\"7\"");
        assertEquals("\"7\"", arguments.value("port", ""), "as it was given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bogus", "-x", "--por", "--list=yes", "-hx"})
    void anUnknownOptionIsNamed(String option) {
        assertComplaint(
                "unknown option '" + option + "'", () -> Arguments.parse(OPTIONS, option, "1"));
    }

    @ParameterizedTest
    @CsvSource({"--port", "'--port,--list'", "'--list,--port'"})
    void aMissingValueIsNamed(String line) {
        assertComplaint(
                "--port needs a value: PORT", () -> Arguments.parse(OPTIONS, line.split(",")));
    }

    @Test
    void aWrongValueIsNamed() throws Exception {
        var arguments = Arguments.parse(OPTIONS, "--port=x", "--time=x", "--colour=x", "--bytes=x");
        assertComplaint(
                "--port 'x' is not a number from 0 to 9",
                () -> arguments.number("port", "4", 0, 9));
        assertComplaint(
                "--time 'x' is not a duration: write 250ms, 10s, 5m or 1h", () -> time(arguments));
        assertComplaint(
                "--bytes 'x' is not a size from 0 to 1M: write 512, 64K, 1M or 2G",
                () -> arguments.size("bytes", "4K", 0, 1 << 20));
        assertComplaint(
                "--colour 'x' is none of red, blue",
                () -> arguments.choice("colour", "red", List.of("red", "blue")));
    }

    @Test
    void aTimeOutOfRangeIsNamed() throws Exception {
        for (String text : List.of("99ms", "61m")) {
            var arguments = Arguments.parse(OPTIONS, "--time", text);
            assertComplaint(
                    "--time '%s' is not between 100ms and 1h".formatted(text),
                    () -> time(arguments));
        }
    }

    private static Duration time(Arguments arguments) throws UsageException {
        return arguments.duration("time", "4s", Duration.ofMillis(100), Duration.ofHours(1));
    }

    private static void assertComplaint(String message, Executable executable) {
        var e = assertThrows(UsageException.class, executable, "should say: " + message);
        assertEquals(message, e.getMessage(), "the line for the user");
    }
}
