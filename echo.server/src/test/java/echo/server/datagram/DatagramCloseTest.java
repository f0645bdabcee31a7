package echo.server.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;

import echo.server.Await;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.DatagramSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** Handlers at work may reply, for a while; then all is closed. */
@Timeout(60)
final class DatagramCloseTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final byte[] HELLO = {1, 2, 3};

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final RecordedLog log = new RecordedLog(Log.SERVER);

    @AfterEach
    void close() {
        release.countDown();
        log.close();
    }

    @Test
    void aHandlerAtWorkMayReplyWithinTheGrace() throws Exception {
        try (var server =
                        TestServer.of(
                                datagram -> {
                                    entered.countDown();
                                    release.await();
                                    TestHandler.echo(datagram);
                                });
                var client = Client.of(server)) {
            client.send(HELLO);
            entered.await();
            var closing =
                    new FutureTask<Void>(
                            () -> {
                                server.close(LONG);
                                return null;
                            });
            Thread closer = Thread.ofPlatform().start(closing);
            Await.until(
                    "it waits for the handler",
                    () -> closer.getState() == Thread.State.TIMED_WAITING);
            assertFalse(closing.isDone(), "it is not closed while the handler works");
            release.countDown();
            assertArrayEquals(HELLO, client.receive(), "the reply");
            closing.get();
            assertClosed(server);
        }
    }

    @Test
    void withoutOneAtWorkNobodyWaits() throws Exception {
        var server = TestServer.of("udp://127.0.0.1:0?receivers=4", TestHandler::echo);
        try (var client = Client.of(server)) {
            assertArrayEquals(HELLO, client.pingPong(HELLO), "before");
        }
        // Should it wait, this test would not end in its time.
        server.close(LONG);
        assertClosed(server);
    }

    @Test
    void afterTheGraceAHandlerIsInterrupted() throws Exception {
        var interrupted = new CountDownLatch(1);
        try (var server =
                        TestServer.of(
                                datagram -> {
                                    entered.countDown();
                                    try {
                                        release.await();
                                    } catch (InterruptedException e) {
                                        interrupted.countDown();
                                        throw e;
                                    }
                                });
                var client = Client.of(server)) {
            client.send(HELLO);
            entered.await();
            server.close(SHORT);
            interrupted.await();
            assertClosed(server);
            client.assertNothingCame("it did not reply");
            assertEquals(List.of(), log.complaints(), "being closed is no fault");
        }
    }

    @Test
    void aHandlerThatIgnoresInterruptionDoesNotHoldItUp() throws Exception {
        var ended = new CountDownLatch(1);
        try (var server =
                        TestServer.of(
                                "udp://127.0.0.1:0?receivers=3",
                                datagram -> {
                                    entered.countDown();
                                    awaitStubbornly(release);
                                    ended.countDown();
                                });
                var client = Client.of(server)) {
            client.send(HELLO);
            entered.await();
            server.close(SHORT);
            assertEquals(1, ended.getCount(), "it is closed before the handler ends");
            try (var next = new DatagramSocket(server.address())) {
                assertTrue(next.isBound(), "the port is free again");
            }
            release.countDown();
            ended.await();
            Await.until(
                    "the thread ends with its handler",
                    () -> TestServer.receivers(server.name()).isEmpty());
        }
    }

    @Test
    void oneThatWasNeverStartedIsClosedToo() throws Exception {
        var listener = TestServer.open("udp://127.0.0.1:0", TestHandler::echo).getFirst();
        var address = TestServer.address(listener);
        listener.close(LONG);
        try (var next = new DatagramSocket(address)) {
            assertTrue(next.isBound(), "the port is free again");
        }
        assertEquals(List.of(), sums(), "it had nothing to tell of");
    }

    @Test
    void theSumIsLoggedOnce() throws Exception {
        var server =
                TestServer.of(
                        "udp://127.0.0.1:0?max-size=10",
                        datagram -> {
                            if (datagram.payload().length > 1) {
                                datagram.reply(new byte[1]);
                                datagram.reply(new byte[2]);
                            }
                            datagram.reply(datagram.payload());
                        });
        try (var client = Client.of(server)) {
            client.pingPong((byte) 1);
            client.send(new byte[11]);
            client.send(new byte[12]);
            client.pingPong(HELLO);
            client.receive();
            assertArrayEquals(HELLO, client.receive(), "the last one");
        }
        server.close(LONG);
        // As the server does: once to drain, and once more at the very end.
        server.close(Duration.ZERO);
        assertEquals(
                List.of(server.name() + " had 2 datagrams, 4 replies, and dropped 2"),
                sums(),
                "one line");
    }

    private void assertClosed(TestServer server) throws Exception {
        assertEquals(List.of(), TestServer.receivers(server.name()), "no thread is left");
        try (var next = new DatagramSocket(server.address())) {
            assertTrue(next.isBound(), "the port is free again");
        }
    }

    private List<String> sums() {
        return log.events(Level.INFO).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException ignored) {
                // This is what the test is about.
            }
        }
    }
}
