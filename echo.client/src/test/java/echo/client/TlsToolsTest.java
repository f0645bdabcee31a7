package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.authority.Authority;
import echo.client.command.ExitCode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** OpenSSL at the other end, in programs that people have. */
@Timeout(120)
final class TlsToolsTest {

    private static final String PYTHON =
            """
            import socket, ssl, sys
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[1])
            if sys.argv[2] == '1.2':
                context.maximum_version = ssl.TLSVersion.TLSv1_2
            listener = socket.create_server(('127.0.0.1', 0))
            print('ready', listener.getsockname()[1], flush=True)
            while True:
                peer = context.wrap_socket(listener.accept()[0], server_side=True)
                while data := peer.recv(65536):
                    peer.sendall(data)
                peer.unwrap().close()
            """;

    @TempDir private static Path folder;
    private static String ca;
    private static Path both;

    @BeforeAll
    static void certificates() throws Exception {
        var authority = new Authority(folder, "ca");
        authority.issue("server", "RSA", "-ext", "san=dns:localhost");
        ca = authority.certificate().toString();
        both =
                Files.writeString(
                        folder.resolve("both.pem"),
                        Files.readString(authority.key("server"))
                                + Files.readString(authority.chain("server")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python3 | -c PYTHON BOTH 1.3 | ready (\\d+)",
                "python3 | -c PYTHON BOTH 1.2 | ready (\\d+)",
                "socat | -d -d OPENSSL-LISTEN:0,bind=127.0.0.1,fork,cert=BOTH,verify=0 EXEC:cat |"
                        + " listening on .*:(\\d+)",
            })
    void echoes(String program, String arguments, String ready) throws Exception {
        assumeTrue(isThere(program), "this machine has no " + program);
        var command = new ArrayList<>(List.of(program));
        for (String word : arguments.split(" ")) {
            command.add(word.equals("PYTHON") ? PYTHON : word.replace("BOTH", both.toString()));
        }
        Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var pattern = Pattern.compile(ready);
            String port =
                    server.inputReader()
                            .lines()
                            .map(pattern::matcher)
                            .filter(line -> line.find())
                            .findFirst()
                            .orElseThrow()
                            .group(1);
            String uri = "tcp4://localhost:" + port;
            ClientRun.of(uri, "--cacert", ca).assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            ClientRun run = ClientRun.of("verify", uri, "--cacert", ca, "--bytes", "300K");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertTrue(run.out().startsWith("1 of 1 connections exact"), run.out());
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
        }
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
