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

            Another command, for plugins that are not deployed yet:
              echo-server plugins check PATH...    whether each can be loaded

            It prints a line for each jar or folder: its handlers, or what is wrong and what
            to do. A folder whose jars need each other is one plugin.

            SIGHUP reloads the plugins: what is open goes on with the old code, and what
            comes gets the new. Code that cannot be replaced goes on, and the log says why.

            SIGUSR1 logs a line for each listener: what it has done so far.

            Examples:
              echo-server
              echo-server --host localhost --port 7777
              echo-server --listen 'tcp4://*:7777?handler=echo' --listen tcp://[::1]:0
              echo-server --module-path my-plugins --list-handlers
              echo-server plugins check my-plugins/shout.jar

            Exit codes: 0 stopped by SIGTERM or SIGINT, 1 could not open socket or a
            checked plugin is faulty, 2 usage or, with --strict-plugins, a faulty plugin.
            """;

    private ServerHelp() {}

    static void print(PrintStream out) {
        Help.print(out, "echo-server [OPTION]... [@FILE]...", HEADER, ServerOptions.all(), FOOTER);
    }
}
