package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** The programs that people test with, as clients of each kind of endpoint. */
final class PublicClientsIT {

    /** Whatever its first argument is: a stream or a datagram, to a host and port or a path. */
    private static final String PYTHON =
            """
            import socket, sys
            kind, where, port = sys.argv[1:]
            family = socket.AF_UNIX if kind == 'unix' else socket.AF_INET6 if ':' in where \
            else socket.AF_INET
            s = socket.socket(family, socket.SOCK_DGRAM if kind == 'udp' else socket.SOCK_STREAM)
            s.settimeout(60)
            s.connect(where if kind == 'unix' else (where, int(port)))
            s.sendall(b'Hello, world\\n')
            print(s.recv(1024).decode(), end='')
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "nc, nc -N 127.0.0.1 PORT",
        "ncat, ncat 127.0.0.1 PORT",
        "ncat, ncat -6 ::1 PORT",
        "socat, socat -t 10 - TCP:127.0.0.1:PORT",
        "socat, socat -t 10 - TCP6:[::1]:PORT",
        "bash, bash -c 'exec 3<>/dev/tcp/127.0.0.1/PORT; cat >&3; head -c 13 <&3'"
    })
    void ofTcp(String program, String command) throws Exception {
        assertEchoes(program, command, "tcp://*:0");
    }

    @ParameterizedTest
    @CsvSource({
        "nc, nc -u 127.0.0.1 PORT",
        "ncat, ncat -u 127.0.0.1 PORT",
        "ncat, ncat -u -6 ::1 PORT",
        "socat, socat - UDP:127.0.0.1:PORT",
        "socat, socat - UDP6:[::1]:PORT",
    })
    void ofUdp(String program, String command) throws Exception {
        Machine.needs(program);
        if (command.contains("::1")) {
            Machine.needsIpv6();
        }
        try (ServerProcess server = ServerProcess.start(Image.BUILT, "--listen", "udp://*:0")) {
            String shell = "exec " + command.replace("PORT", Integer.toString(server.port()));
            Process process = new ProcessBuilder("sh", "-c", shell).start();
            // They know no end of datagrams, so they would wait for ever: no end is sent.
            try (var in = process.outputWriter()) {
                in.write("Hello, world\n");
                in.flush();
                String line =
                        new Lines(process.inputReader())
                                .await("the echo through " + shell, l -> !l.isEmpty());
                assertEquals("Hello, world", line, "the echo");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nc, nc -N -U PATH",
        "ncat, ncat -U PATH",
        "socat, socat -t 10 - UNIX-CONNECT:PATH",
    })
    void ofUnixSockets(String program, String command) throws Exception {
        assertEchoes(program, command, "unix:" + folder.resolve("echo.sock"));
    }

    @ParameterizedTest
    @CsvSource({"tcp, 127.0.0.1", "tcp, ::1", "udp, 127.0.0.1", "udp, ::1", "unix, PATH"})
    void python(String kind, String where) throws Exception {
        String endpoint =
                kind.equals("unix") ? "unix:" + folder.resolve("echo.sock") : kind + "://*:0";
        assertEchoes(
                "python3", "python3 -c \"%s\" %s %s PORT".formatted(PYTHON, kind, where), endpoint);
    }

    private void assertEchoes(String program, String command, String endpoint) throws Exception {
        Machine.needs(program);
        if (command.contains("::1")) {
            Machine.needsIpv6();
        }
        try (ServerProcess server = ServerProcess.start(Image.BUILT, "--listen", endpoint)) {
            String shell =
                    command.replace("PORT", Integer.toString(server.port()))
                            .replace("PATH", folder.resolve("echo.sock").toString());
            Run run = Run.of(new ProcessBuilder("sh", "-c", shell), "Hello, world\n");
            assertEquals("Hello, world", run.out(), () -> "the echo through " + shell + run.err());
        }
    }
}
