package echo.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The search for the highest rate. */
@Timeout(240)
final class FindMaxTest {

    /** Ten connections of a hundred replies a second each: 1,000 in all, and no more. */
    private static final TestServer.Service LIMITED =
            peer -> {
                var buffer = new byte[64];
                while (Services.in(peer).readNBytes(buffer, 0, 64) == 64) {
                    Thread.sleep(10);
                    Services.out(peer).write(buffer);
                }
            };

    @Test
    void findsARateThatHoldsBelowWhatIsPossible() throws Exception {
        try (var server = new TestServer(LIMITED)) {
            LoadRun search =
                    LoadRun.of(server.uri(), "--find-max p99<10s --duration 500ms")
                            .endedWith(ExitCode.OK);
            double highest = search.number("highestRate");
            // The rate is held for half a second; a machine that stalls then allows for less.
            assertTrue(highest >= 10 && highest <= 1000, () -> "found " + highest);
        }
    }

    @Test
    void saysThatNoneHolds() throws Exception {
        try (var server = new TestServer(LIMITED)) {
            LoadRun.of(server.uri(), "--find-max p50<1us --duration 100ms")
                    .endedWith(ExitCode.ASSERTION)
                    .complained("no rate was found at which p50<1us holds");
        }
    }
}
