package echo.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;
import echo.client.command.OutputOptions;
import echo.client.command.Subcommand;

import org.apache.commons.cli.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

final class ClientHelpTest {

    @ParameterizedTest
    @MethodSource("subcommands")
    void fitsATerminal(Subcommand subcommand) throws Exception {
        ClientRun run = help(subcommand);
        String start =
                ("Usage: echo-client " + subcommand.manual().word()).strip() + " [OPTION]... ";
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
    @MethodSource("subcommands")
    void describesEveryOption(Subcommand subcommand) throws Exception {
        String help = help(subcommand).out();
        for (Option option : OutputOptions.addTo(subcommand.options()).getOptions()) {
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
    @MethodSource("subcommands")
    void isNamedByTheMainHelp(Subcommand subcommand) throws Exception {
        String help = ClientRun.of("--help").out();
        String word = subcommand.manual().word();
        assertTrue(help.contains("echo-client " + word), "the main help names each: " + help);
    }

    static List<Subcommand> subcommands() {
        return Subcommands.ALL;
    }

    private static ClientRun help(Subcommand subcommand) throws InterruptedException {
        return ClientRun.of(
                Stream.of(subcommand.manual().word(), "--help")
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new));
    }
}
