package echo.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * Peers that send a byte now and then and keep their connections: the others do not feel them. Of
 * two servers one has such peers, and honest ones ask both in turn, so that whatever else this
 * machine does is the same to both.
 */
@Tag("alone")
final class SlowPeersIT {

    private static final int SLOW = Stress.number(500, 5_000);
    private static final int ROUNDS = Stress.number(5, 15);
    private static final int ECHOES = Stress.number(250, 1_000);
    private static final int HONEST = 8;
    private static final double MOST = 2;

    @Test
    void honestOnesKeepTheirLatency() throws Exception {
        Machine.needsDescriptors(SLOW + 1_000);
        var alone = new ArrayList<Double>();
        var beside = new ArrayList<Double>();
        try (ServerProcess quiet = start();
                ServerProcess visited = start();
                var here = new Honest(quiet.port(), HONEST);
                var there = new Honest(visited.port(), HONEST)) {
            Honest.p99s(2 * ECHOES, here, there);
            double before = ratio(Honest.p99s(ECHOES, here, there));
            try (var slow = new SlowPeers(visited.port(), SLOW)) {
                for (int i = 0; i < ROUNDS; i++) {
                    List<Double> both = Honest.p99s(ECHOES, here, there);
                    alone.add(both.getFirst() / 1e3);
                    beside.add(both.getLast() / 1e3);
                }
                slow.assertOpen();
            }
            double ratio = Honest.median(beside) / Honest.median(alone);
            System.out.printf(
                    "slow peers: beside %d of them the p99 of honest ones is %.2f times that of"
                            + " another server without (medians %.0f and %.0f us of %d rounds);"
                            + " before they came it was %.2f times%n",
                    SLOW, ratio, Honest.median(beside), Honest.median(alone), ROUNDS, before);
            assertTrue(ratio <= MOST, () -> "at most twice, but " + ratio);
        }
    }

    private static double ratio(List<Double> both) {
        return both.getLast() / both.getFirst();
    }

    private static ServerProcess start() throws Exception {
        return ServerProcess.start(
                Image.BUILT,
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--log-level",
                "warn",
                "--drain-timeout",
                "0");
    }
}
