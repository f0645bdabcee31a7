package echo.client;

import echo.cli.Help;

import java.io.PrintStream;

/** What {@code --help} prints. */
final class ClientHelp {

    private static final String HEADER =
            """
            Sends a message to an echo server, reads what comes back to the end, compares,
            and prints it. Every address of HOST is tried in order. With no argument it
            connects to localhost 50007. A URI is tcp://HOST:PORT, or tcp4:// for IPv4
            alone, or tcp6:// for IPv6 alone.
            """;

    private static final String FOOTER =
            """
            An argument @FILE stands for the words in FILE; write @@TEXT for the word @TEXT.
            Of an option that is given several times, the last value counts.

            Examples:
              echo-client
              echo-client localhost 7777 --message 'How are you?'
              echo-client 'tcp6://[::1]:7777' --connect-timeout 500ms
              seq 1000000 | echo-client --message - --read-timeout 1m

            Exit codes: 0 every byte came back, 1 could not open socket, 2 usage, 3 name not
            resolved, 4 timeout after connecting, 6 echo mismatch.
            """;

    private ClientHelp() {}

    static void print(PrintStream out) {
        Help.print(
                out,
                "echo-client [OPTION]... [HOST [PORT] | URI] [@FILE]...",
                HEADER,
                ClientOptions.all(),
                FOOTER);
    }
}
