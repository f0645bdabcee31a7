package echo.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * That an echo has not become dearer: what it costs the server beside what it costs a plain server
 * with a virtual thread for each connection, in turn, on the same Java with the same flags. {@code
 * mvn -Pbench} has the figures; this has a bound that a loss of a quarter goes below.
 */
@Tag("alone")
final class EchoCostIT {

    /** Of each: one alone may be a third off on a busy machine. {@code -Pstress} has more. */
    private static final int ROUNDS = Math.max(7, Integer.getInteger("echo.rounds", 7));

    private static final int WARM_UPS = 3;
    private static final int CONNECTIONS = 100;

    /** Of what the plain server echoes for a second of its processor time. */
    private static final double LEAST = 1.25;

    @TempDir private Path folder;

    @Test
    void anEchoIsCheaperThanThatOfAPlainServer() throws Exception {
        EpollLoad load = EpollLoad.in(folder);
        var ratios = new ArrayList<Double>();
        try (ServerProcess plain = ServerProcess.start(plainServer(), Map.of());
                ServerProcess echo =
                        ServerProcess.start(Image.BUILT, "--host", "127.0.0.1", "--port", "0")) {
            for (int i = 0; i < WARM_UPS; i++) {
                requestsPerCpuSecond(load, plain);
                requestsPerCpuSecond(load, echo);
            }
            for (int i = 0; i < ROUNDS; i++) {
                double theirs = requestsPerCpuSecond(load, plain);
                ratios.add(requestsPerCpuSecond(load, echo) / theirs);
            }
        }
        double median = Honest.median(ratios);
        System.out.printf(
                "echoes for each second of processor time, of a plain server's: median %.2f of"
                        + " %s%n",
                median, ratios);
        assertTrue(
                median >= LEAST,
                () -> "the median is at least %s: %.2f of %s".formatted(LEAST, median, ratios));
    }

    private static List<String> plainServer() {
        // As the launcher has them.
        List<String> flags =
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:Tier0InvokeNotifyFreqLog=9",
                        "-XX:Tier0BackedgeNotifyFreqLog=12",
                        "-Xmn8m",
                        "-XX:Tier2InvokeNotifyFreqLog=6",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:-UsePerfData");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(flags);
        command.add(Path.of("src/test/resources/PlainServer.java").toAbsolutePath().toString());
        return command;
    }

    private static double requestsPerCpuSecond(EpollLoad load, ServerProcess server)
            throws Exception {
        Duration before = cpu(server);
        double requests = load.run(server.port(), CONNECTIONS, 1, 0).requests();
        return requests / (cpu(server).minus(before).toNanos() / 1e9);
    }

    private static Duration cpu(ServerProcess server) {
        return ProcessHandle.of(server.pid()).orElseThrow().info().totalCpuDuration().orElseThrow();
    }
}
