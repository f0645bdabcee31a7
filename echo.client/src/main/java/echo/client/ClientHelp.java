package echo.client;

import echo.cli.Help;

import java.io.PrintStream;

/** What {@code --help} prints. */
final class ClientHelp {

    private static final String SMOKE =
            """
            Sends a message to an echo server, reads what comes back to the end, compares,
            and prints it. With no argument it connects to localhost 50007. A URI is
            tcp://HOST:PORT (tcp4, tcp6: one family), udp://HOST:PORT (udp4, udp6) or
            unix:/path. Of the addresses of HOST the first that answers is taken; each has
            a moment before the next is tried beside it (RFC 8305).

            Other commands, each with its own --help:
              echo-client verify     many bytes, compared to the last
              echo-client resolve    name resolution as getaddrinfo has it
            """;

    private static final String SMOKE_EXAMPLES =
            """
            Examples:
              echo-client
              echo-client localhost 7777 --message 'How are you?'
              echo-client udp://localhost:7777 --trace
              echo-client example.org echo --all-addresses
              seq 1000000 | echo-client --message - --read-timeout 1m
            """;

    private static final String VERIFY =
            """
            Sends pseudo-random bytes to an echo server and compares what comes back, in
            little memory. The first difference is told as a wrong, missing or extra byte
            and its offset, with the seed to repeat it.
            """;

    private static final String VERIFY_EXAMPLES =
            """
            Examples:
              echo-client verify localhost 7777 --bytes 1G --connections 4
              echo-client verify unix:/run/echo.sock --message-size 64 --bytes 1M
            """;

    private static final String RESOLVE =
            """
            Prints the addresses of a host, as getaddrinfo answers them: for each address
            a line for each socket type. HOST may be * or empty, for none: the loopback
            addresses, or with --passive the wildcards. PORT may be a service's name.
            """;

    private static final String RESOLVE_EXAMPLES =
            """
            Examples:
              echo-client resolve localhost 7
              echo-client resolve --passive '*' echo
              echo-client resolve --type stream --json ::1 7
            """;

    private static final String FOOTER =
            """

            An argument @FILE stands for the words in FILE; write @@TEXT for the word @TEXT.
            Of an option that is given several times, the last value counts.

            Exit codes: 0 every byte came back, 1 could not open socket, 2 usage, 3 name not
            resolved, 4 timeout after connecting, 6 echo mismatch.
            """;

    private ClientHelp() {}

    static void print(Subcommand subcommand, PrintStream out) {
        switch (subcommand) {
            case SMOKE -> print(subcommand, "[HOST [PORT] | URI]", SMOKE, SMOKE_EXAMPLES, out);
            case VERIFY -> print(subcommand, "[HOST [PORT] | URI]", VERIFY, VERIFY_EXAMPLES, out);
            case RESOLVE -> print(subcommand, "HOST PORT", RESOLVE, RESOLVE_EXAMPLES, out);
        }
    }

    private static void print(
            Subcommand subcommand, String what, String header, String examples, PrintStream out) {
        String name = ("echo-client " + subcommand.word()).strip();
        Help.print(
                out,
                "%s [OPTION]... %s [@FILE]...".formatted(name, what),
                header,
                subcommand.options(),
                examples + FOOTER);
    }
}
