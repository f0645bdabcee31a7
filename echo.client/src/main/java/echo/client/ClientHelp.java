package echo.client;

import echo.cli.Help;
import echo.client.command.Manual;
import echo.client.command.OutputOptions;

import org.apache.commons.cli.Options;

import java.io.PrintStream;

/** What {@code --help} prints. */
final class ClientHelp {

    private static final String FOOTER =
            """

            An argument @FILE stands for the words in FILE; write @@TEXT for the word @TEXT.
            Of an option that is given several times, the last value counts.

            Exit codes: 0 ok, 1 could not open socket, 2 usage, 3 name not resolved,
            4 timeout after connecting, 5 TLS, 6 echo mismatch, 7 an assertion not met.
            """;

    private ClientHelp() {}

    static void print(Manual manual, Options options, PrintStream out) {
        Help.print(
                out,
                "%s [OPTION]... %s [@FILE]...".formatted(manual.command(), manual.arguments()),
                manual.header(),
                OutputOptions.addTo(options),
                "Examples:\n" + manual.examples().indent(2) + FOOTER);
    }
}
