package echo.client.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import echo.client.Services;
import echo.client.TestServer;
import echo.client.connect.Configs;
import echo.client.connect.Connector;
import echo.client.connect.ProgressClock;
import echo.client.connect.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.InputStream;
import java.time.Duration;

@Timeout(60)
final class SenderTest {

    @Test
    void aMessageThatBreaksInAnyWayEndsTheExchange() throws Exception {
        var broken =
                new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException("broken");
                    }
                };
        try (var server = new TestServer(Services::echo);
                var wire = new Connector(Configs.of(server.uri()), Trace.NONE).connect()) {
            var clock = new ProgressClock(Duration.ofHours(1));
            var none =
                    assertInstanceOf(
                            Outcome.NoMessage.class,
                            new Exchange(wire, broken, clock).run(),
                            "it was not sent");
            assertEquals(
                    "the message cannot be sent: java.lang.IllegalStateException: broken",
                    none.what(),
                    "the line for the user");
        }
    }
}
