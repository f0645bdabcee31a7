package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Very many connections, one after another: connect, one echo, close. */
final class ChurnIT {

    private static final int CONNECTIONS = Stress.number(20_000, 1_000_000);
    private static final int WARM_UP = 4_000;

    @Test
    void leavesNothingBehind() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(
                        Image.BUILT, "--host", "127.0.0.1", "--port", "0", "--log-level", "warn")) {
            churn(server, WARM_UP);
            Vitals before = Vitals.of(server);
            double perSecond = churn(server, CONNECTIONS);
            Vitals after = Vitals.after(before, server);
            System.out.printf(
                    "churn: %d connections, %.0f a second; before %s; after %s%n",
                    CONNECTIONS, perSecond, before, after);
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            assertEquals(List.of(), server.err().all(), "nothing is worth a warning");
        }
    }

    private static double churn(ServerProcess server, int connections) throws Exception {
        // One source has 28,000 ports, and each is in TIME_WAIT for a while.
        try (LoadProcess load =
                LoadProcess.start(
                        "tcp://127.0.0.1:" + server.port(),
                        "--quiet",
                        "--connect-per-request",
                        "--connections",
                        "50",
                        "--source",
                        "127.0.0.1-127.0.0.100",
                        "--warmup",
                        "0",
                        "--duration",
                        "1h",
                        "--requests",
                        Integer.toString(connections))) {
            assertEquals(0, load.exit(3_000), () -> "the load works");
            assertEquals(connections, load.number("requests"), "all are made");
            assertEquals(0, load.number("errors"), "all are answered: " + load.said());
            return load.number("requestsPerSecond");
        }
    }
}
