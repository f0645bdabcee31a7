package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** {@code echo-client resolve} answers what Python's {@code socket.getaddrinfo} does. */
final class ResolveIT {

    // Java opens no raw sockets, and answers nothing twice.
    private static final String PYTHON =
            """
            import json, socket, sys
            host, port, family, type, flags = sys.argv[1:]
            rows = []
            for f, t, p, name, address in socket.getaddrinfo(host or None, port,
                    getattr(socket, 'AF_' + family), int(type), 0, int(flags)):
                if t != socket.SOCK_RAW:
                    row = dict(family=f.name[3:], type=t.name[5:],
                            protocol={6: 'TCP', 17: 'UDP'}[p], canonname=name,
                            address=address[0], port=address[1])
                    if row not in rows:
                        rows.append(row)
            print(json.dumps(dict(schema=1, command='resolve', exitCode=0, errors=[],
                    resolve=dict(addresses=rows))))
            """;

    @ParameterizedTest
    @CsvSource({
        // host, port, family, type as a number (0: any), flags as a number
        "localhost, 7, UNSPEC, 0, 0",
        "localhost, echo, UNSPEC, 0, 2",
        "localhost, 7, INET, 1, 0",
        "MACHINE, 7, UNSPEC, 0, 0",
        "MACHINE, 7, UNSPEC, 1, 2",
        "127.0.0.1, 7, UNSPEC, 0, 0",
        "127.0.0.1, 7, UNSPEC, 2, 6",
        "::1, 7, UNSPEC, 0, 0",
        "::1, 7, INET6, 1, 6",
        "'', 7, UNSPEC, 0, 0",
        "'', 7, UNSPEC, 0, 1",
        "'', echo, INET, 1, 1",
        "'', 0, INET6, 2, 1",
    })
    void answersWhatPythonDoes(String name, String port, String family, int type, int flags)
            throws Exception {
        Machine.needs("python3");
        Machine.needsIpv6();
        if (port.equals("echo")) {
            Machine.needsFile("/etc/services");
        }
        String host = name.equals("MACHINE") ? Run.of("hostname").out() : name;
        Run python = Run.of("python3", "-c", PYTHON, host, port, family, "" + type, "" + flags);
        assertEquals(0, python.exit(), () -> "Python resolves it: " + python.err());
        Run ours = Run.of(command(host, port, family, type, flags));
        assertEquals(python.out(), ours.out(), () -> "the same rows: " + ours.err());
        assertEquals(0, ours.exit(), "it was resolved");
    }

    @Test
    void aNameThatDoesNotExistIsSaid() throws Exception {
        Run run = Run.of(Image.BUILT.client(), "resolve", "no-such-host.invalid", "7");
        assertEquals(3, run.exit(), "not resolved");
        assertEquals("", run.out(), "no rows");
        assertTrue(
                run.err().startsWith("echo-client: no-such-host.invalid: name not resolved"),
                () -> "which name: " + run.err());
    }

    private static String[] command(String host, String port, String family, int type, int flags) {
        var command = new ArrayList<>(List.of(Image.BUILT.client(), "resolve", "--json"));
        command.addAll(List.of("--family", family.toLowerCase()));
        if (type != 0) {
            command.addAll(List.of("--type", type == 1 ? "stream" : "dgram"));
        }
        for (int i = 0; i < 3; i++) {
            if ((flags & 1 << i) != 0) {
                command.add(List.of("--passive", "--canonname", "--numeric-host").get(i));
            }
        }
        command.addAll(List.of(host, port));
        return command.toArray(String[]::new);
    }
}
