package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the client pays for a connection that {@code load --idle} holds. */
@Tag("alone")
final class IdleClientIT {

    private static final int FEW = 100;
    private static final int MANY = 15_000;
    private static final int BOUND = 4096;

    @Test
    void fifteenThousandAreHeldInLittleMemory() throws Exception {
        Machine.needsDescriptors(MANY + 1_000);
        try (ServerProcess server =
                ServerProcess.start(
                        Image.BUILT, "--host", "127.0.0.1", "--port", "0", "--log-level", "off")) {
            long few = residentBytesWith(server, FEW);
            long many = residentBytesWith(server, MANY);
            long each = (many - few) / (MANY - FEW);
            System.out.println("resident bytes of the client for each idle connection: " + each);
            assertTrue(each <= BOUND, "at most %d, but is %d".formatted(BOUND, each));
        }
    }

    /** What the client has when all are there and have echoed a message; then it ends well. */
    private static long residentBytesWith(ServerProcess server, int idle) throws Exception {
        var builder =
                new ProcessBuilder(
                        List.of(
                                Image.BUILT.client(),
                                "load",
                                "127.0.0.1",
                                Integer.toString(server.port()),
                                "--connections=1",
                                "--warmup=0s",
                                "--duration=1h",
                                "--idle=" + idle));
        Process client = builder.start();
        try {
            var out = new Lines(client.inputReader());
            // Measuring begins when all connections are open.
            new Lines(client.errorReader()).await("progress", line -> line.contains("requests/s"));
            long resident = residentBytes(client);
            client.toHandle().destroy();
            out.await(
                    "that all are held to the end",
                    line -> line.equals("%d of %d idle connections held".formatted(idle, idle)));
            assertTrue(Lines.ends(client), "it ends when it is asked to");
            assertEquals(143, client.exitValue(), "SIGTERM's exit code");
            return resident;
        } finally {
            client.destroyForcibly();
        }
    }

    private static long residentBytes(Process process) throws IOException {
        String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
        return Long.parseLong(status.replaceAll("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1")) * 1024;
    }
}
