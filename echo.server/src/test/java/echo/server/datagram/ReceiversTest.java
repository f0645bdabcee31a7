package echo.server.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Several receivers handle several datagrams at once. */
@Timeout(60)
final class ReceiversTest {

    private static final byte WAIT = 1;
    private static final byte HELLO = 2;

    @Test
    void threeThatWaitDoNotKeepTheFourthFromServing() throws Exception {
        var waiting = new CountDownLatch(3);
        var release = new CountDownLatch(1);
        try (var server =
                        TestServer.of(
                                "udp://127.0.0.1:0?receivers=4",
                                datagram -> {
                                    if (datagram.payload()[0] == WAIT) {
                                        waiting.countDown();
                                        release.await();
                                    }
                                    TestHandler.echo(datagram);
                                });
                var slow = Client.of(server);
                var quick = Client.of(server)) {
            for (int i = 0; i < 3; i++) {
                slow.send(WAIT);
            }
            waiting.await();
            for (int i = 0; i < 10; i++) {
                assertArrayEquals(new byte[] {HELLO}, quick.pingPong(HELLO), "the fourth serves");
            }
            slow.assertNothingCame("the three still wait");
            release.countDown();
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(new byte[] {WAIT}, slow.receive(), "now each replies");
            }
        }
    }

    @Test
    void oneReceiverTakesOneAfterTheOther() throws Exception {
        var waiting = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var server =
                        TestServer.of(
                                datagram -> {
                                    waiting.countDown();
                                    release.await();
                                    TestHandler.echo(datagram);
                                });
                var client = Client.of(server)) {
            client.send(WAIT);
            waiting.await();
            client.send(HELLO);
            client.assertNothingCame("the first still waits, and the second for it");
            release.countDown();
            assertArrayEquals(new byte[] {WAIT}, client.receive(), "the first");
            assertArrayEquals(new byte[] {HELLO}, client.receive(), "which was kept for it");
        }
    }

    @Test
    void eachReceiverIsAThreadOfItsOwn() throws Exception {
        var threads = new LinkedBlockingQueue<Thread>();
        var all = new CountDownLatch(4);
        try (var server =
                        TestServer.of(
                                "udp://127.0.0.1:0?receivers=4",
                                datagram -> {
                                    threads.add(Thread.currentThread());
                                    all.countDown();
                                    all.await();
                                    TestHandler.echo(datagram);
                                });
                var client = Client.of(server)) {
            for (int i = 0; i < 4; i++) {
                client.send(WAIT);
            }
            for (int i = 0; i < 4; i++) {
                client.receive();
            }
            assertEquals(4, new HashSet<>(threads).size(), "four at once: " + threads);
        }
    }
}
