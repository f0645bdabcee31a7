package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that stalls for 1 s once in 10 s, under 1,000 requests a second. Of 10,000 requests
 * 1,000 are due while it stalls, evenly; one that is due t after the stall began waits 1 s - t. So
 * a share of p percent of all waits longer than 1 s - p/100 * 10 s: p99.9 is 0.99 s, p99 0.9 s, p95
 * 0.5 s. What drains the queue afterwards adds a little.
 */
@Timeout(120)
final class CoordinatedOmissionTest {

    private static final int SECONDS = 10;
    private static final double LITTLE = 0.02;

    /** A machine that is busy with other things stalls, too; the analytic answer is the least. */
    private static final double NOISE = 0.4;

    private static double analytic(double percentile) {
        return StallingEcho.STALL - (100 - percentile) / 100 * SECONDS;
    }

    @Test
    void anOpenLoopSeesTheStallAsItsClientsWould() throws Exception {
        try (var server = new TestServer(new StallingEcho(4))) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--rate 1000 --connections 20 --duration 10s")
                            .endedWith(ExitCode.OK);
            assertEquals(10_000, load.number("requests"), 5, "all that were due");
            for (double percentile : new double[] {99, 99.9, 99.99}) {
                String name = "p" + (percentile == 99 ? "99" : Double.toString(percentile));
                double seen = load.number("echoNanos", name) / 1e9;
                double expected = analytic(percentile);
                assertTrue(
                        seen >= expected - LITTLE && seen <= expected + NOISE,
                        () -> "%s is %.3f s, calculated %.3f s".formatted(name, seen, expected));
            }
        }
    }

    @Test
    void aClosedLoopDoesNotAndItsConnectionsAreAllThatAreCharged() throws Exception {
        try (var server = new TestServer(new StallingEcho(1))) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--connections 2 --duration 4s")
                            .endedWith(ExitCode.OK);
            assertTrue(load.number("echoNanos", "max") / 1e9 > 0.9, "two requests have seen it");
            // A quarter of the time, but one request in a thousand at most.
            assertTrue(load.number("echoNanos", "p99") / 1e9 < 0.5, "and p99 has not");
        }
    }
}
