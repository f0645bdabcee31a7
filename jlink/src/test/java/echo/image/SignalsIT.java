package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Signals while there is load. */
final class SignalsIT {

    private static final int PEERS = 50;
    private static final int DRAIN_MILLIS = 1_000;
    private static final int HANGUPS = 100;
    private static final int KILLS = Stress.number(3, 20);

    /** Not that of the clients: one that connects to its own port would be its own server. */
    private static final String HOST = "127.0.0.2";

    @TempDir private static Path folder;

    /** Those that finish have every byte; those that go on have whole answers until the cut. */
    @Test
    void terminateLetsAllFinishOrCutsThemAfterTheDrain() throws Exception {
        try (ServerProcess server = start("--drain-timeout", DRAIN_MILLIS + "ms");
                var _ = load(server.port(), "--duration", "1h").awaitBegun();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var signalled = new CountDownLatch(1);
            var ready = new CountDownLatch(2 * PEERS);
            var finished = new ArrayList<Future<Integer>>();
            var cut = new ArrayList<Future<Long>>();
            for (int i = 0; i < PEERS; i++) {
                finished.add(threads.submit(() -> finish(server.port(), ready, signalled)));
                cut.add(threads.submit(() -> goOn(server.port(), ready)));
            }
            ready.await();
            long start = System.nanoTime();
            server.terminate();
            server.err().await("the drain", l -> l.contains("connections may finish"));
            signalled.countDown();
            int bytes = 0;
            for (Future<Integer> one : finished) {
                bytes += one.get();
            }
            assertEquals(PEERS * 100_000, bytes, "those that finish have all");
            long first = Long.MAX_VALUE;
            for (Future<Long> one : cut) {
                first = Math.min(first, one.get() - start);
            }
            assertEquals(0, server.exit(), "a clean drain");
            double seconds = (System.nanoTime() - start) / 1e9;
            assertTrue(first >= DRAIN_MILLIS * 1e6, "none is cut before the drain is over");
            System.out.printf(
                    "SIGTERM under load: %d finished, %d were cut, the first after %.2f s; ended"
                            + " after %.2f s%n",
                    PEERS, PEERS, first / 1e9, seconds);
        }
    }

    @Test
    void hangupsAreNoticedByNobody() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(Image.EXAMPLE, plugins.resolve("shout.jar"));
        try (ServerProcess server =
                        start("--module-path", plugins.toString(), "--log-level", "info");
                var old = new Peer(HOST, server.port());
                var load = load(server.port(), "--duration", "2s", "--assert", "errors=0");
                var churn =
                        load(server.port(), "--duration", "2s", "--connect-per-request")
                                .awaitBegun()) {
            for (int i = 0; i < HANGUPS; i++) {
                // So that there is something to swap each time.
                Path jar = plugins.resolve("shout.jar");
                Files.copy(Image.EXAMPLE, plugins.resolve("next"));
                Files.move(
                        plugins.resolve("next"),
                        jar,
                        // The other one, REPLACE_EXISTING, removes it first.
                        StandardCopyOption.ATOMIC_MOVE);
                server.signal("HUP");
            }
            assertEquals(0, load.exit(60), () -> "no error");
            assertEquals(0, churn.exit(60), () -> "nor of new connections");
            assertEquals(0, churn.number("errors"), () -> "nor of new connections");
            old.send("x");
            assertEquals("x", old.rest(), "an old connection goes on");
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            List<String> log = server.err().all();
            long reloads = log.stream().filter(l -> l.contains("reload: ")).count();
            assertTrue(reloads > 0, "it did reload");
            // A jar that is replaced while it is read is left to the next reload, rightly.
            List<String> warnings =
                    log.stream()
                            .filter(l -> !l.contains(" INFO ") && !l.contains("while it was read"))
                            .limit(20)
                            .toList();
            assertTrue(warnings.isEmpty(), () -> "nothing is worth a warning: " + warnings);
            System.out.printf(
                    "SIGHUP under load: %d signals, %d reloads, %.0f requests and %.0f connections"
                            + " without an error%n",
                    HANGUPS, reloads, load.number("requests"), churn.number("requests"));
        }
    }

    /** What a killed server leaves behind, sockets and files, is in nobody's way. */
    @Test
    void afterAKillItStartsAtOnceWhereItWas() throws Exception {
        Path path = folder.resolve("echo.sock");
        Path portFile = folder.resolve("ports");
        int port = 0;
        LoadProcess load = null;
        long longest = 0;
        try {
            for (int i = 0; i <= KILLS; i++) {
                long start = System.nanoTime();
                try (ServerProcess server =
                        ServerProcess.start(
                                Image.BUILT,
                                "--listen",
                                "tcp://" + HOST + ":" + port,
                                "--listen",
                                "unix:" + path,
                                "--port-file",
                                portFile.toString(),
                                "--log-level",
                                "warn")) {
                    longest = i == 0 ? 0 : Math.max(longest, System.nanoTime() - start);
                    port = server.port();
                    assertEquals(2, Files.readAllLines(portFile).size(), "a port file of its own");
                    load = load == null ? load(port, "--duration", "1h") : load;
                    echo(server.port());
                    Run unix = Run.of(Image.BUILT.client(), "unix:" + path);
                    assertEquals(0, unix.exit(), () -> "the path too: " + unix.err());
                    server.signal("KILL");
                    assertEquals(128 + 9, server.exit(), "it was killed");
                }
            }
        } finally {
            if (load != null) {
                load.close();
            }
        }
        System.out.printf(
                "SIGKILL under load: %d times, ready again on the same port and path after %.2f s"
                        + " at most%n",
                KILLS, longest / 1e9);
    }

    private static ServerProcess start(String... options) throws Exception {
        var arguments = new ArrayList<>(List.of("--host", HOST, "--port", "0"));
        arguments.addAll(List.of(options));
        return ServerProcess.start(Image.BUILT, arguments.toArray(String[]::new));
    }

    private static LoadProcess load(int port, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of("tcp://" + HOST + ":" + port, "--warmup", "0"));
        arguments.addAll(List.of("--source", "127.0.0.3-127.0.0.9"));
        arguments.addAll(List.of(options));
        return LoadProcess.start(arguments.toArray(String[]::new));
    }

    private static void echo(int port) throws IOException {
        try (var peer = new Peer(HOST, port)) {
            peer.send("x");
            assertEquals("x", peer.rest(), "it serves");
        }
    }

    /** Sends much after the signal, and answers how many bytes came back until the end. */
    private static int finish(int port, CountDownLatch ready, CountDownLatch signalled)
            throws Exception {
        try (var peer = new Peer(HOST, port)) {
            peer.send("x");
            assertEquals("x", peer.receive(1), "the echo before the signal");
            ready.countDown();
            signalled.await();
            peer.send("y".repeat(100_000));
            return peer.rest().length();
        }
    }

    /** Sends and receives until the connection ends, and answers when that was. */
    private static long goOn(int port, CountDownLatch ready) throws Exception {
        try (var peer = new Peer(HOST, port)) {
            for (boolean first = true; ; first = false) {
                peer.send("ping");
                assertEquals("ping", peer.receive(4), "whole answers");
                if (first) {
                    ready.countDown();
                }
            }
        } catch (IOException cut) {
            return System.nanoTime();
        }
    }
}
