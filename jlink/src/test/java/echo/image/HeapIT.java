package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * More peers that send and never read than the heap has room for: those that are too many are
 * refused or wait, an honest one is served or refused soon, and afterwards all is as before.
 */
final class HeapIT {

    private static final int PEERS = 1_200;
    private static final String HEAP = "-Xmx32m";
    private static final int HONEST = 5;
    private static final double SOON_SECONDS = 10;

    @TempDir private static Path folder;

    /** Over TCP each also fills megabytes of the system's buffers, which takes its time. */
    static Stream<String> schemes() {
        return Stream.of("unix", "tcp").limit(Stress.number(1, 2));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void peersThatNeverReadDoNotExhaustIt(String scheme) throws Exception {
        Machine.needsDescriptors(PEERS + 1_000);
        Path path = folder.resolve("echo.sock");
        try (ServerProcess server =
                ServerProcess.start(
                        Image.BUILT,
                        Map.of("ECHO_JAVA_OPTS", HEAP),
                        "--listen",
                        "tcp://127.0.0.1:0",
                        "--listen",
                        "unix:" + path,
                        "--drain-timeout",
                        "500ms",
                        "--log-level",
                        "warn")) {
            SocketAddress address =
                    scheme.equals("unix")
                            ? UnixDomainSocketAddress.of(path)
                            : new InetSocketAddress("127.0.0.1", server.port());
            int servedBeside;
            long sent;
            try (var deaf = new DeafPeers(address, PEERS)) {
                sent = deaf.sendAll();
                servedBeside = honest(server.port(), "beside them");
            }
            int servedAfter = honest(server.port(), "after them");
            System.out.printf(
                    "heap: %d peers over %s sent %d MB and read nothing, with %s: beside them %d of"
                            + " %d honest ones served, after them %d%n",
                    PEERS, scheme, sent / 1_000_000, HEAP, servedBeside, HONEST, servedAfter);
            assertEquals(HONEST, servedAfter, "after them, all are served");
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            List<String> faults = server.err().all().stream().filter(HeapIT::isFault).toList();
            assertEquals(
                    0,
                    faults.size(),
                    () -> "nothing fails for want of memory, but " + faults.subList(0, 1));
        }
    }

    private static boolean isFault(String line) {
        return line.contains("OutOfMemoryError")
                || line.contains("NoClassDefFoundError")
                || line.contains("Exception in thread");
    }

    /** How many have their echo; the others are refused, and none waits for long. */
    private static int honest(int port, String when) {
        int served = 0;
        for (int i = 0; i < HONEST; i++) {
            long start = System.nanoTime();
            try (var peer = new Peer("127.0.0.1", port)) {
                peer.send("x");
                served += peer.rest().equals("x") ? 1 : 0;
            } catch (IOException refused) {
                // Or waited until it gave up, which is too long.
            }
            double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
            assertTrue(
                    seconds <= SOON_SECONDS,
                    () -> "%s, within %s s, but %s".formatted(when, SOON_SECONDS, seconds));
        }
        return served;
    }
}
