package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** Ctrl-C in the middle of a load. */
@Timeout(120)
final class LoadInterruptTest {

    @ParameterizedTest
    @ValueSource(strings = {"--connections=2", "--rate=100"})
    void whatIsMeasuredSoFarIsTold(String option) throws Exception {
        try (var server = new TestServer(Services::echo)) {
            Process client =
                    ClientProcess.start(
                            "load", server.uri(), "--duration=1h", "--warmup=0s", option);
            try {
                awaitLine(client.errorReader(), "requests/s");
                interrupt(client);
                String out = client.inputReader().readAllAsString();
                assertEquals(130, client.waitFor(), () -> "as a shell has it: " + out);
                assertTrue(out.contains(" requests in "), () -> "the result: " + out);
                assertTrue(out.contains("p99.9 "), () -> "the table: " + out);
            } finally {
                client.destroyForcibly();
            }
        }
    }

    @Test
    void programsGetTheirObject() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            Process client = ClientProcess.start("load", server.uri(), "--duration=1h", "--json");
            try {
                awaitLine(client.errorReader(), "warming up");
                interrupt(client);
                String out = client.inputReader().readAllAsString();
                assertEquals(130, client.waitFor(), () -> "as a shell has it: " + out);
                assertTrue(out.contains("\"exitCode\": 130"), () -> "whole: " + out);
                assertTrue(out.endsWith("}\n"), () -> "to its end: " + out);
            } finally {
                client.destroyForcibly();
            }
        }
    }

    private static void awaitLine(BufferedReader lines, String part) throws IOException {
        for (String line; (line = lines.readLine()) != null; ) {
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("no line with '" + part + "' came");
    }

    private static void interrupt(Process client) throws Exception {
        var kill = new ProcessBuilder(List.of("kill", "-INT", Long.toString(client.pid()))).start();
        assertEquals(0, kill.waitFor(), "the signal is sent");
    }
}
