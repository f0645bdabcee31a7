package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** The programs that people test with, as servers to our client, over each kind of endpoint. */
@Tag("alone")
final class PublicServersIT {

    private static final String PYTHON =
            """
            import os, socketserver, sys
            class Stream(socketserver.BaseRequestHandler):
                def handle(self):
                    while data := self.request.recv(65536):
                        self.request.sendall(data)
            class Datagram(socketserver.BaseRequestHandler):
                def handle(self):
                    self.request[1].sendto(self.request[0], self.client_address)
            kind, path = sys.argv[1:]
            server = (socketserver.ThreadingUnixStreamServer(path, Stream) if kind == 'unix' else
                socketserver.UDPServer(('127.0.0.1', 0), Datagram) if kind == 'udp' else
                socketserver.ThreadingTCPServer(('127.0.0.1', 0), Stream))
            server.max_packet_size = 65536
            print('ready', path if kind == 'unix' else server.server_address[1], flush=True)
            server.serve_forever()
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "socat | socat -d -d TCP4-LISTEN:0,bind=127.0.0.1 EXEC:cat | tcp://127.0.0.1:PORT",
                "socat | socat -d -d UDP4-LISTEN:0,bind=127.0.0.1 EXEC:cat | udp://127.0.0.1:PORT",
                "socat | socat -d -d UNIX-LISTEN:PATH EXEC:cat | unix:PATH",
                "ncat | ncat -v --listen --udp --exec /bin/cat 127.0.0.1 PORT |"
                        + " udp://127.0.0.1:PORT",
            })
    void echoes(String program, String command, String endpoint) throws Exception {
        assertEchoes(program, command, endpoint);
    }

    /**
     * When ncat sees the end of our side, it ends the program that it runs: so verify, which is
     * done when it sends the end.
     */
    @ParameterizedTest
    @CsvSource({
        "ncat -v --listen --exec /bin/cat 127.0.0.1 PORT, verify tcp://127.0.0.1:PORT",
        "ncat -v --listen --exec /bin/cat --unixsock PATH, verify unix:PATH",
    })
    void echoesWhileItIsSpokenTo(String command, String arguments) throws Exception {
        Machine.needs("ncat");
        try (var server = new Server(command)) {
            Run run = server.call(arguments + " --bytes 64K --message-size 1K");
            assertEquals(0, run.exit(), () -> "every byte comes back: " + run);
        }
    }

    @ParameterizedTest
    @CsvSource({"tcp, tcp://127.0.0.1:PORT", "udp, udp://127.0.0.1:PORT", "unix, unix:PATH"})
    void python(String kind, String endpoint) throws Exception {
        assertEchoes("python3", "python3 -c \"%s\" %s PATH".formatted(PYTHON, kind), endpoint);
    }

    /** As they serve several connections: the same server for each command. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "socat | socat -d -d TCP4-LISTEN:0,bind=127.0.0.1,fork EXEC:cat |"
                        + " tcp://127.0.0.1:PORT",
                "socat | socat -d -d UNIX-LISTEN:PATH,fork EXEC:cat | unix:PATH",
                "ncat | ncat -v --listen --keep-open --exec /bin/cat 127.0.0.1 PORT |"
                        + " tcp://127.0.0.1:PORT",
                "ncat | ncat -v --listen --keep-open --exec /bin/cat --unixsock PATH | unix:PATH",
                "python3 | python3 -c 'PYTHON' tcp PATH | tcp://127.0.0.1:PORT",
                "python3 | python3 -c 'PYTHON' unix PATH | unix:PATH",
            })
    void areVerifiedAndLoaded(String program, String command, String endpoint) throws Exception {
        Machine.needs(program);
        String script = PYTHON.replace("'", "\"");
        try (var server = new Server(command.replace("PYTHON", script))) {
            Run verify =
                    server.call("verify --bytes 64K --message-size 1K --connections 2 " + endpoint);
            assertEquals(0, verify.exit(), () -> "every byte comes back: " + verify);
            Run load =
                    server.call(
                            "load --requests 50 --connections 2 --warmup 0s --json " + endpoint);
            assertEquals(0, load.exit(), () -> "it is loaded: " + load);
            assertTrue(
                    load.out().contains("\"requests\": 50, \"errors\": 0"),
                    () -> "every request has its reply: " + load);
        }
    }

    @Test
    void datagramsAreLoaded() throws Exception {
        Machine.needs("python3");
        try (var server = new Server("python3 -c \"%s\" udp PATH".formatted(PYTHON))) {
            Run load = server.call("load --requests 50 --warmup 0s --json udp://127.0.0.1:PORT");
            assertEquals(0, load.exit(), () -> "it is loaded: " + load);
            assertTrue(
                    load.out().contains("\"requests\": 50, \"errors\": 0"),
                    () -> "every datagram comes back: " + load);
        }
    }

    private void assertEchoes(String program, String command, String endpoint) throws Exception {
        Machine.needs(program);
        try (var server = new Server(command)) {
            Run run = server.call(endpoint);
            assertEquals("Received 'Hello, world'", run.out(), () -> "the echo: " + run.err());
        }
    }

    /** One of these programs, listening. */
    private final class Server implements AutoCloseable {

        private final String path = folder.resolve("public.sock").toString();
        private final Process process;
        private final String port;

        Server(String command) throws Exception {
            // ncat takes no port 0.
            String free = Integer.toString(Machine.freePort());
            process =
                    new ProcessBuilder(
                                    "sh",
                                    "-c",
                                    "exec " + command.replace("PATH", path).replace("PORT", free))
                            .redirectErrorStream(true)
                            .start();
            String ready =
                    new Lines(process.inputReader())
                            .await(
                                    "that it listens",
                                    l -> l.matches("(?i).*(listening on|ready).*"));
            port = command.contains("PORT") ? free : ready.replaceAll(".*\\D(\\d+)$", "$1");
        }

        Run call(String arguments) throws Exception {
            return Run.of(
                    (Image.BUILT.client() + " " + arguments)
                            .replace("PATH", path)
                            .replace("PORT", port)
                            .split(" "));
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
