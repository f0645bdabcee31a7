package echo.server.reload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.Await;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients of versioned plugins: some that stay and exchange bytes all the time, and one that comes
 * and goes. Each byte is compared.
 */
final class EchoLoad implements AutoCloseable {

    private static final int LARGEST = 2000;

    /**
     * Exchanges at a time. With all at once the carriers of virtual threads would always have
     * something to go on with, and would not come to new connections for seconds.
     */
    private static final int AT_ONCE = 4;

    private final ReloadingServer server;
    private final List<FutureTask<Long>> staying = new ArrayList<>();
    private final FutureTask<Integer> coming;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final AtomicLong exchanges = new AtomicLong();
    private final AtomicInteger newcomers = new AtomicInteger();
    private volatile boolean ending;

    EchoLoad(ReloadingServer server, int connections) {
        this.server = server;
        for (int i = 0; i < connections; i++) {
            long seed = i;
            staying.add(new FutureTask<>(() -> stay(new Random(seed))));
        }
        coming = new FutureTask<>(this::come);
        // Not on virtual threads: they would share the carriers with the server.
        staying.forEach(each -> Thread.ofPlatform().daemon().start(each));
        Thread.ofPlatform().daemon().start(coming);
    }

    /** Waits until each connection may have exchanged something since now. */
    void awaitMore(String when) {
        long enough = exchanges.get() + 2L * staying.size();
        int oneMore = newcomers.get() + 1;
        Await.until(
                "the load goes on " + when,
                () -> exchanges.get() >= enough && newcomers.get() >= oneMore || hasFailed());
    }

    private boolean hasFailed() {
        return coming.isDone() || staying.stream().anyMatch(FutureTask::isDone);
    }

    int newcomers() {
        return newcomers.get();
    }

    /** Ends all, and answers how many connections were there from the beginning. */
    int finish() throws InterruptedException, ExecutionException {
        ending = true;
        coming.get();
        int good = 0;
        for (FutureTask<Long> each : staying) {
            assertTrue(each.get() > 0, "bytes went through each connection");
            good++;
        }
        return good;
    }

    private long stay(Random random) throws IOException, InterruptedException {
        long bytes = 0;
        try (Socket socket = server.connect()) {
            assertTrue(socket.getInputStream().read() > 0, "a version");
            while (!ending) {
                turns.acquire();
                try {
                    bytes += exchange(socket, random);
                } finally {
                    turns.release();
                }
                exchanges.incrementAndGet();
            }
            assertEnds(socket);
        }
        return bytes;
    }

    private int come() throws IOException {
        var random = new Random();
        int latest = 0;
        while (!ending) {
            try (Socket socket = server.connect()) {
                int version = socket.getInputStream().read();
                assertTrue(version >= latest, latest + " may not be followed by " + version);
                latest = version;
                exchange(socket, random);
                assertEnds(socket);
            }
            newcomers.incrementAndGet();
        }
        return latest;
    }

    private static int exchange(Socket socket, Random random) throws IOException {
        byte[] sent = new byte[1 + random.nextInt(LARGEST)];
        random.nextBytes(sent);
        socket.getOutputStream().write(sent);
        assertArrayEquals(
                sent, socket.getInputStream().readNBytes(sent.length), "what was sent comes back");
        return sent.length;
    }

    private static void assertEnds(Socket socket) throws IOException {
        socket.shutdownOutput();
        assertEquals(-1, socket.getInputStream().read(), "the end, and nothing before it");
    }

    @Override
    public void close() {
        ending = true;
    }
}
