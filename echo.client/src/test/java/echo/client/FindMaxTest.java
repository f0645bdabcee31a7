package echo.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The search for the highest rate. */
@Timeout(240)
final class FindMaxTest {

    private static final int POSSIBLE = 1000;

    @Test
    void findsARateThatHoldsBelowWhatIsPossible() throws Exception {
        try (var service = new PacedEcho(POSSIBLE);
                var server = new TestServer(service)) {
            LoadRun search =
                    LoadRun.of(server.uri(), "--find-max p99<10s --duration 500ms")
                            .endedWith(ExitCode.OK);
            double highest = search.number("highestRate");
            // In half a second a machine that stalls allows for less, and one tick is 2 % more.
            assertTrue(
                    highest >= POSSIBLE / 100.0 && highest <= POSSIBLE * 1.05,
                    () -> "found " + highest);
        }
    }

    @Test
    void saysThatNoneHolds() throws Exception {
        try (var service = new PacedEcho(POSSIBLE);
                var server = new TestServer(service)) {
            LoadRun.of(server.uri(), "--find-max p50<1us --duration 100ms")
                    .endedWith(ExitCode.ASSERTION)
                    .complained("no rate was found at which p50<1us holds");
        }
    }
}
