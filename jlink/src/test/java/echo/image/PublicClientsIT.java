package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs that people test with, as clients of our server and as servers to our client. */
final class PublicClientsIT {

    @ParameterizedTest
    @CsvSource({
        "nc, nc -N 127.0.0.1 PORT",
        "ncat, ncat 127.0.0.1 PORT",
        "socat, socat -t 10 - TCP:127.0.0.1:PORT",
        "socat, socat -t 10 - TCP6:[::1]:PORT",
        "bash, bash -c 'exec 3<>/dev/tcp/127.0.0.1/PORT; cat >&3; head -c 13 <&3'"
    })
    void asClients(String program, String command) throws Exception {
        Machine.needs(program);
        if (command.contains("::1")) {
            Machine.needsIpv6();
        }
        try (ServerProcess server = ServerProcess.start(Image.BUILT, "--port", "0")) {
            var shell = command.replace("PORT", Integer.toString(server.port()));
            Run run = Run.of(new ProcessBuilder("sh", "-c", shell), "Hello, world\n");
            assertEquals("Hello, world", run.out(), () -> "the echo through " + shell + run.err());
        }
    }

    @Test
    void socatAsServer() throws Exception {
        Machine.needs("socat");
        Process process =
                new ProcessBuilder("socat", "-d", "-d", "TCP4-LISTEN:0,bind=127.0.0.1", "EXEC:cat")
                        .start();
        try {
            var err = new Lines(process.errorReader());
            String ready = err.await("its port", l -> l.contains("listening on"));
            String port = ready.replaceAll(".*:(\\d+)$", "$1");
            Run run = Run.of(Image.BUILT.client(), "127.0.0.1", port);
            assertEquals("Received 'Hello, world'", run.out(), () -> "the echo: " + run.err());
        } finally {
            process.destroyForcibly();
        }
    }
}
