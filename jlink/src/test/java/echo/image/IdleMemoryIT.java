package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a connection costs that does nothing: 15,000 of them, which then all echo once. */
@Tag("alone")
final class IdleMemoryIT {

    private static final int CONNECTIONS = 15_000;

    /** It is 800 to 1,900, as the AOT cache of the build has it: docs/PERFORMANCE.md. */
    private static final int BOUND = 2_600;

    private static final int WARM_UPS = 6;

    @Test
    void fifteenThousandIdleConnections() throws Exception {
        Machine.needsDescriptors(CONNECTIONS + 1_000);
        try (ServerProcess server =
                ServerProcess.start(
                        Image.BUILT,
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--drain-timeout",
                        "0")) {
            // The price is that of one more connection, not of compiling the code for it. Few, so
            // that the collector does not run: then old copies would count as well.
            for (int i = 0; i < WARM_UPS; i++) {
                close(echoTwice(open(server.port(), 300)));
            }
            awaitIdle(server);
            long before = residentBytes(server);
            List<Peer> peers = open(server.port(), CONNECTIONS);
            long idle = residentBytes(server);
            echo(peers);
            long after = residentBytes(server);
            String figures =
                    "resident bytes for each idle connection: %d, after one echo each %d"
                            .formatted(
                                    (idle - before) / CONNECTIONS, (after - before) / CONNECTIONS);
            System.out.println(figures);
            close(peers);
            assertTrue(
                    (after - before) / CONNECTIONS <= BOUND,
                    "at most " + BOUND + ", but " + figures);
        }
    }

    private static List<Peer> open(int port, int count) throws IOException {
        var peers = new ArrayList<Peer>();
        for (int i = 0; i < count; i++) {
            peers.add(new Peer("127.0.0.1", port));
        }
        return peers;
    }

    private static List<Peer> echoTwice(List<Peer> peers) throws IOException {
        echo(peers);
        echo(peers);
        return peers;
    }

    private static void echo(List<Peer> peers) throws IOException {
        String message = "x".repeat(64);
        for (Peer peer : peers) {
            peer.send(message);
        }
        for (Peer peer : peers) {
            assertEquals(message, peer.receive(message.length()), "the echo");
        }
    }

    private static void close(List<Peer> peers) throws IOException {
        for (Peer peer : peers) {
            peer.close();
        }
    }

    /** The compiler works on for a while; it is done when the process uses no time any more. */
    private static void awaitIdle(ServerProcess server) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        boolean idle = false;
        while (!idle && System.nanoTime() < end) {
            Duration before = cpu(server);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
            idle = cpu(server).equals(before);
        }
        assertTrue(idle, "the server should be idle in the end");
    }

    private static Duration cpu(ServerProcess server) {
        return ProcessHandle.of(server.pid()).orElseThrow().info().totalCpuDuration().orElseThrow();
    }

    private static long residentBytes(ServerProcess server) throws IOException {
        String status = Files.readString(Path.of("/proc/" + server.pid() + "/status"));
        String kilobytes = status.replaceAll("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1");
        return Long.parseLong(kilobytes) * 1024;
    }
}
