package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Connections that are always busy do not keep the others from being served. */
@Tag("alone")
final class FairnessIT {

    private static final int BUSY = 200;
    private static final int NEW = 10;

    @Test
    void newConnectionsAreServedBesideBusyOnes() throws Exception {
        var over = new AtomicBoolean();
        var threads = new ArrayList<Thread>();
        try (ServerProcess server =
                ServerProcess.start(Image.BUILT, "--port", "0", "--log-level", "off")) {
            var begun = new CountDownLatch(BUSY);
            for (int i = 0; i < BUSY; i++) {
                // Platform threads: virtual ones would be as unfair among themselves.
                threads.add(Thread.ofPlatform().start(() -> keepBusy(server.port(), begun, over)));
            }
            begun.await();
            for (int i = 0; i < NEW; i++) {
                // Its reads are bounded; without a carrier to spare this waits for minutes.
                try (var peer = new Peer("127.0.0.1", server.port())) {
                    peer.send("x");
                    assertEquals("x", peer.receive(1), "a new connection is served");
                }
            }
        } finally {
            over.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void keepBusy(int port, CountDownLatch begun, AtomicBoolean over) {
        try (var peer = new Peer("127.0.0.1", port)) {
            while (!over.get()) {
                peer.send("ping");
                peer.receive(4);
                begun.countDown();
            }
        } catch (IOException serverStopped) {
            // The test is over.
        }
    }
}
