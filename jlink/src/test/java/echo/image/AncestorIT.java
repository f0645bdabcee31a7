package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** The four programs that this project descends from, against our server and our client. */
final class AncestorIT {

    @BeforeEach
    void python() {
        Machine.needs("python3");
    }

    private static String program(String name) {
        return Path.of(AncestorIT.class.getResource("/ancestor/" + name).getPath()).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple_client.py", "active_client.py"})
    void itsClientsTalkToOurServer(String client) throws Exception {
        try (ServerProcess server = ServerProcess.start(Image.BUILT, "--port", "0")) {
            Run run = Run.of("python3", program(client), Integer.toString(server.port()));
            assertEquals("Received 'Hello, world'", run.out(), () -> "the echo: " + run.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple_server.py", "passive_server.py"})
    void ourClientTalksToItsServers(String server) throws Exception {
        Process process = new ProcessBuilder("python3", program(server), "0").start();
        try {
            var out = new Lines(process.inputReader());
            String ready = out.await("its port", l -> l.startsWith("listening on "));
            Run run = Run.of(Image.BUILT.client(), "localhost", ready.replaceAll("\\D+", ""));
            assertEquals("Received 'Hello, world'", run.out(), () -> "the echo: " + run.err());
            assertEquals(0, run.exit(), "all came back");
            assertTrue(Lines.ends(process), "it ends after one connection");
        } finally {
            process.destroyForcibly();
        }
    }
}
