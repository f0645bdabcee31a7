package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The system's own resolver, as Python 3 hands it on: one process, asked again and again. */
final class Getaddrinfo implements AutoCloseable {

    /**
     * Says what the machine is called, and then for each line with a question the rows and an empty
     * line. Raw sockets are left out, as Java cannot open them, and so is what comes twice.
     */
    private static final String SCRIPT =
            """
            import socket, sys

            def number(prefix, names):
                return sum(getattr(socket, prefix + name) for name in names.split())

            def answer(host, service, family, types, flags):
                seen = []
                for family, kind, protocol, name, address in socket.getaddrinfo(
                        host or None, service, number("AF_", family),
                        number("SOCK_", types), 0, number("AI_", flags)):
                    # The name stands in the first row, and the same row may follow without it.
                    row = (family, kind, protocol, address)
                    if kind != socket.SOCK_RAW and row not in seen:
                        seen.append(row)
                        print(family.name[3:], kind.name[5:], protocol, name,
                              address[0], address[1], sep="|")

            print(socket.gethostname(), flush=True)
            for line in sys.stdin:
                try:
                    answer(*line.rstrip("\\n").split("|"))
                except socket.gaierror:
                    pass
                print(flush=True)
            """;

    private final BufferedReader answers;
    private final Writer questions;
    private final String machineName;

    private Getaddrinfo(Process python) throws IOException {
        answers = python.inputReader();
        questions = python.outputWriter();
        machineName = answers.readLine();
    }

    /** Where there is none to compare with, the test is skipped. */
    static Getaddrinfo start() throws IOException {
        try {
            var python = new ProcessBuilder("python3", "-c", SCRIPT).redirectErrorStream(true);
            var system = new Getaddrinfo(python.start());
            assumeTrue(system.machineName != null, "this machine's python3 does not work");
            return system;
        } catch (IOException e) {
            return abort("this machine has no python3: " + e.getMessage());
        }
    }

    /** What the machine is called. */
    String machineName() {
        return machineName;
    }

    /** The rows in their order, each as {@link #text} has it; none if it is refused. */
    List<String> rows(String host, String service, Hints hints) throws IOException {
        // Both types are asked for by none.
        String type = hints.types().size() > 1 ? "" : hints.types().iterator().next().name();
        String flags = hints.flags().stream().map(Flag::name).collect(Collectors.joining(" "));
        questions.write(String.join("|", host, service, hints.family().name(), type, flags) + "\n");
        questions.flush();
        var rows = new ArrayList<String>();
        for (String line; !(line = String.valueOf(answers.readLine())).isEmpty(); ) {
            String[] row = line.split("\\|", -1);
            assertEquals(6, row.length, "columns of python3's row: " + line);
            row[4] = bare(InetAddress.ofLiteral(row[4].replaceFirst("%.*", "")));
            rows.add(String.join(" ", row));
        }
        return rows;
    }

    /** An answer of ours, to be compared. */
    static String text(AddressInfo info) {
        return String.join(
                " ",
                info.family().name(),
                info.type().name(),
                Integer.toString(info.protocol().number()),
                info.canonicalName(),
                bare(info.address().getAddress()),
                Integer.toString(info.address().getPort()));
    }

    /** Each shows a scope as it likes; the address is what counts. */
    private static String bare(InetAddress address) {
        return AddressText.of(address).replaceFirst("%.*", "");
    }

    /** Without questions, the process ends. */
    @Override
    public void close() throws IOException {
        questions.close();
        answers.close();
    }
}
