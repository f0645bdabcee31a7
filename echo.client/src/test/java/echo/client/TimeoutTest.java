package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Servers that make no progress, and a message that makes none. */
@Timeout(60)
class TimeoutTest {

    @Test
    void nothingComesBack() throws Exception {
        try (var server = new TestServer(Services::discard)) {
            ClientRun run = ClientRun.at(server, "--read-timeout", "200ms");
            run.assertEnded(ExitCode.TIMEOUT, "Received ''\n");
            run.assertComplained(
                    "127.0.0.1:" + server.port() + ": timeout while waiting for the echo",
                    "nothing came or went for 200ms",
                    "0 of 12 bytes sent came back",
                    "--read-timeout");
        }
    }

    @Test
    void nothingIsReadOfALargeMessage() throws Exception {
        try (var server = new TestServer(Services::hold)) {
            var in = new ByteArrayInputStream(new byte[50_000_000]);
            ClientRun run = ClientRun.at(server, in, "--message", "-", "--read-timeout", "300ms");
            run.assertEnded(ExitCode.TIMEOUT, "Received ''\n");
            run.assertComplained("timeout while sending", "0 of ");
        }
    }

    @Test
    void thePeerDoesNotClose() throws Exception {
        try (var server = new TestServer(Services::echoAndHold)) {
            ClientRun run = ClientRun.at(server, "--read-timeout", "200ms");
            run.assertEnded(ExitCode.TIMEOUT, "Received 'Hello, world'\n");
            run.assertComplained("waiting for the peer to close", "12 of 12 bytes sent came back");
        }
    }

    @Test
    void aMessageMayTakeItsTimeWhenThePeerOwesNothing() throws Exception {
        // A clock on which each look is past the limit, until it has been looked at often enough.
        var looks = new AtomicLong();
        var enough = new CountDownLatch(1);
        var clock =
                new ProgressClock(
                        Duration.ofSeconds(10),
                        () -> {
                            long look = Math.min(looks.incrementAndGet(), 20);
                            if (look == 20) {
                                enough.countDown();
                            }
                            return Duration.ofMinutes(look).toNanos();
                        });
        var lateMessage =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        try {
                            enough.await();
                            return -1;
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                };
        try (var server = new TestServer(Services::echo);
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertInstanceOf(
                    Outcome.Exact.class,
                    new Exchange(socket, lateMessage, clock).run(),
                    "waiting for the message is not the peer's fault");
        }
    }

    @Test
    void theClockStartsAgainWithEachProgress() {
        var now = new AtomicLong();
        var clock = new ProgressClock(Duration.ofMillis(10), now::get);
        now.set(9_000_001);
        assertEquals(1, clock.remainingMillis(), "rounded up, for 0 would mean for ever");
        clock.restart();
        assertEquals(10, clock.remainingMillis(), "all of it again");
        now.set(19_000_000);
        assertFalse(clock.isUp(), "just before the limit");
        now.set(19_000_001);
        assertTrue(clock.isUp(), "at the limit");
        assertEquals(1, clock.remainingMillis(), "at least 1");
    }
}
