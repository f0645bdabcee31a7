package echo.server;

import echo.cli.Help;

import java.io.PrintStream;

/** What {@code --help} prints. */
final class ServerHelp {

    private static final String HEADER =
            """
            Accepts connections on every passive address and hands each one to a handler,
            on a virtual thread of its own. With no option it echoes on port 50007.
            """;

    private static final String FOOTER =
            """
            An argument @FILE stands for the words in FILE: a configuration file is a file
            of options. Of an option that is given several times, the last value counts.

            Examples:
              echo-server
              echo-server --host localhost --port 7777
              echo-server --listen 'tcp4://*:7777?handler=echo' --listen tcp://[::1]:0
              echo-server --module-path my-plugins --list-handlers

            Exit codes: 0 stopped by SIGTERM or SIGINT, 1 could not open socket, 2 usage.
            """;

    private ServerHelp() {}

    static void print(PrintStream out) {
        Help.print(out, "echo-server [OPTION]... [@FILE]...", HEADER, ServerOptions.all(), FOOTER);
    }
}
