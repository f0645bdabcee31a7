package echo.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.cli.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

final class ClientHelpTest {

    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void fitsATerminal(Subcommand subcommand) throws Exception {
        ClientRun run = help(subcommand);
        String start = ("Usage: echo-client " + subcommand.word()).strip() + " [OPTION]... ";
        assertAll(
                () -> assertEquals(ExitCode.OK, run.exitCode(), "exit code"),
                () -> assertEquals("", run.err(), "nothing to complain about"),
                () -> assertTrue(run.out().startsWith(start), "starts with its form: " + run.out()),
                () -> assertTrue(run.out().contains("\nExamples:\n"), "has examples"),
                () -> assertTrue(run.out().contains("\nExit codes: 0 "), "has the exit codes"));
        run.out()
                .lines()
                .forEach(line -> assertTrue(line.length() <= 80, "is at most 80 columns: " + line));
    }

    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void describesEveryOption(Subcommand subcommand) throws Exception {
        String help = help(subcommand).out();
        for (Option option : subcommand.options().getOptions()) {
            String name = "--" + option.getLongOpt();
            assertTrue(
                    help.lines()
                            .anyMatch(line -> line.matches("  (-\\w, )?" + name + "( [A-Z]+)?")),
                    name + " has a line of its own");
            assertEquals(option.getDescription(), described(help, name), name + " is described");
            assertFalse(option.getDescription().isBlank(), name + " does something");
        }
    }

    private static String described(String help, String name) {
        return String.join(
                " ",
                help.lines()
                        .dropWhile(line -> !line.matches("  (-\\w, )?" + name + "( [A-Z]+)?"))
                        .skip(1)
                        .takeWhile(line -> line.startsWith("      "))
                        .map(String::strip)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "verify", "resolve"})
    void namesTheOthers(String word) throws Exception {
        String help = ClientRun.of("--help").out();
        assertTrue(help.contains("echo-client " + word), "the main help names each: " + help);
    }

    private static ClientRun help(Subcommand subcommand) throws InterruptedException {
        return ClientRun.of(
                Stream.of(subcommand.word(), "--help")
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new));
    }
}
