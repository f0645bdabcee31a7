package echo.client.smoke;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import echo.client.Services;
import echo.client.TestServer;
import echo.client.connect.Configs;
import echo.client.connect.Connector;
import echo.client.connect.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
final class ExchangeTest {

    @Test
    void aMessageMayTakeItsTimeWhenThePeerOwesNothing() throws Exception {
        // A clock on which each look is past the limit, until it has been looked at often enough.
        var looks = new AtomicLong();
        var enough = new CountDownLatch(1);
        var clock =
                Configs.clock(
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
                var wire = new Connector(Configs.of(server.uri()), Trace.NONE).connect()) {
            assertInstanceOf(
                    Outcome.Exact.class,
                    new Exchange(wire, lateMessage, clock).run(),
                    "waiting for the message is not the peer's fault");
        }
    }
}
