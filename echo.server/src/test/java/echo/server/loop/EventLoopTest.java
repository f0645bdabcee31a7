package echo.server.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class EventLoopTest {

    /** A thread in native code would hold up the end of the process. */
    @Test
    void aLoopWithoutSocketsIsParked() throws Exception {
        for (int i = 0; i < 1000; i++) {
            // Closed while the loop is still busy with it, or not any more.
            try (Pair pair = Pair.connected()) {
                Task<Integer> read = Task.start(() -> pair.input.read()).waiting();
                pair.peer.write(ByteBuffer.wrap(new byte[] {7}));
                assertEquals(7, read.get(), "what came in round " + i);
            }
            List<Thread> loops = loops();
            assertFalse(loops.isEmpty(), "there should be a loop");
            for (Thread loop : loops) {
                assertTrue(
                        isParkedInTime(loop),
                        "%s should be parked after round %d, but is %s"
                                .formatted(loop.getName(), i, loop.getState()));
            }
        }
    }

    /** As when there is no memory, neither for a step nor for a line about it. */
    @Test
    void aFailureThatCannotBeToldDoesNotEndIt() throws Exception {
        var log = new NoMemoryLog();
        try (Pair good = Pair.connected();
                Pair bad = Pair.connected()) {
            Task<Integer> read = Task.start(() -> good.input.read()).waiting();
            EventLoop loop = EventLoop.next();
            SelectionKey key =
                    bad.socket
                            .channel()
                            .register(loop.selector(), SelectionKey.OP_WRITE, "not a socket");
            loop.wake();
            assertTrue(log.awaitTwo(), "it fails, and fails to say so, and goes on to do it again");
            key.cancel();
            loop.wake();
            good.peer.write(ByteBuffer.wrap(new byte[] {7}));
            assertEquals(7, read.get(), "what came to another socket afterwards");
        } finally {
            log.close();
        }
    }

    private static List<Thread> loops() {
        var all = new Thread[Thread.activeCount() + 100];
        return Arrays.stream(all, 0, Thread.enumerate(all))
                .filter(thread -> thread.getName().matches("loop [0-9]+"))
                .toList();
    }

    /** It may wake up once more, and see that there is nothing. */
    private static boolean isParkedInTime(Thread loop) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        boolean parked = false;
        while (!parked && System.nanoTime() < end) {
            parked = loop.getState() == Thread.State.WAITING;
        }
        return parked;
    }
}
