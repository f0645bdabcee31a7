package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A plugin whose handlers do harm, beside the echo: that goes on, and the server ends in time. */
final class BadHandlersIT {

    private static final int HONEST = 8;
    private static final int DRAIN_MILLIS = 200;

    /** The drain, what a cut may take, and what the last resort waits for beside these. */
    private static final double LONGEST_STOP = DRAIN_MILLIS / 1e3 + 1 + 2 + 3;

    @TempDir private static Path folder;

    @BeforeAll
    static void makePlugin() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        PluginJar.make(
                Path.of("src/test/resources/bad-handlers"),
                plugins.resolve("bad.jar"),
                folder.resolve("classes"));
    }

    private static ServerProcess start(String handler) throws Exception {
        return ServerProcess.start(
                Image.BUILT,
                Map.of("ECHO_JAVA_OPTS", "-Xmx64m"),
                "--module-path",
                folder.resolve("plugins").toString(),
                "--listen",
                "tcp://127.0.0.1:0?handler=echo",
                "--listen",
                "tcp://127.0.0.1:0?handler=" + handler,
                "--drain-timeout",
                DRAIN_MILLIS + "ms",
                "--log-level",
                "warn");
    }

    /** Those that fail do so again and again, and each time with a reset and a line. */
    @ParameterizedTest
    @CsvSource({
        "fails, 50, AssertionError: bad handler",
        "overflows, 20, StackOverflowError",
        "exhausts, 5, OutOfMemoryError: Java heap space",
    })
    void oneThatFailsHarmsNobodyElse(String handler, int times, String line) throws Exception {
        try (ServerProcess server = start(handler);
                var honest = new Honest(server.port(), HONEST)) {
            for (int i = 0; i < times; i++) {
                try (var peer = new Peer("127.0.0.1", server.portOf(handler))) {
                    peer.send("x");
                    honest.echo();
                    assertReset(peer);
                }
                honest.echo();
            }
            double seconds = stop(server);
            String log = String.join("\n", server.err().all());
            assertTrue(log.contains(line), () -> "what failed: " + log);
            assertEquals(
                    times + 1,
                    log.split("handler " + handler + " failed").length,
                    () -> "a line for each: " + log);
            report(handler, times, seconds);
        }
    }

    /** Those that stay are left when the server ends. */
    @ParameterizedTest
    @CsvSource({"spins, 1", "locks, 50"})
    void oneThatNeverEndsHarmsNobodyElse(String handler, int times) throws Exception {
        var peers = new ArrayList<Peer>();
        try (ServerProcess server = start(handler);
                var honest = new Honest(server.port(), HONEST)) {
            for (int i = 0; i < times; i++) {
                var peer = new Peer("127.0.0.1", server.portOf(handler));
                peers.add(peer);
                peer.send("x");
            }
            for (int i = 0; i < 20; i++) {
                honest.echo();
            }
            try (var another = new Honest(server.port(), HONEST)) {
                another.echo();
            }
            report(handler, times, stop(server));
            server.err().await("those left", l -> l.contains(times + " handlers do not end"));
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    /**
     * They leave no carrier to anybody, so no new connection is served; those that are there are.
     */
    @Test
    void thoseThatHaveAllProcessorsDoNotStopTheEcho() throws Exception {
        int times = Runtime.getRuntime().availableProcessors() + 2;
        var peers = new ArrayList<Peer>();
        try (ServerProcess server = start("spins");
                var honest = new Honest(server.port(), HONEST)) {
            for (int i = 0; i < times; i++) {
                var peer = new Peer("127.0.0.1", server.portOf("spins"));
                peers.add(peer);
                peer.send("x");
                honest.echo();
            }
            for (int i = 0; i < 20; i++) {
                honest.echo();
            }
            report("spins", times, stop(server));
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    @Test
    void threadsThatAreLeftBehindDoNotKeepTheProcess() throws Exception {
        int times = 20;
        try (ServerProcess server = start("litters");
                var honest = new Honest(server.port(), HONEST)) {
            for (int i = 0; i < times; i++) {
                try (var peer = new Peer("127.0.0.1", server.portOf("litters"))) {
                    peer.send("x");
                    assertEquals("", peer.rest(), "it ends as if all were well");
                }
            }
            honest.echo();
            report("litters", times, stop(server));
        }
    }

    /** The heap is full from then on; what is there goes on. */
    @Test
    void oneThatKeepsTheHeapFailsWhileTheOthersGoOn() throws Exception {
        try (ServerProcess server = start("hoards");
                var honest = new Honest(server.port(), HONEST)) {
            for (int i = 0; i < 5; i++) {
                try (var peer = new Peer("127.0.0.1", server.portOf("hoards"))) {
                    peer.send("x");
                    assertReset(peer);
                }
                honest.echo();
            }
            try (var another = new Honest(server.port(), HONEST)) {
                another.echo();
            }
            report("hoards", 5, stop(server));
        }
    }

    private static void assertReset(Peer peer) {
        try {
            assertEquals("a reset", "the byte or end " + peer.read(), "what the peer sees");
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("reset"), () -> "a reset, but " + e);
        }
    }

    /** Answers the seconds it took. */
    private static double stop(ServerProcess server) throws Exception {
        long start = System.nanoTime();
        server.terminate();
        assertEquals(0, server.exit(), "the exit code");
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        assertTrue(
                seconds <= LONGEST_STOP,
                () -> "ends within %s s, but took %s".formatted(LONGEST_STOP, seconds));
        return seconds;
    }

    private static void report(String handler, int times, double seconds) {
        System.out.printf(
                "bad handler %s: %d connections, %d honest ones went on; stopped in %.2f s%n",
                handler, times, HONEST, seconds);
    }
}
