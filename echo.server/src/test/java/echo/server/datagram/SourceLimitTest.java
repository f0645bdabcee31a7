package echo.server.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.RecordedLog;
import echo.server.log.Log;
import echo.server.net.DatagramOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.SocketTimeoutException;

/** The limit at work; {@link SourceRatesTest} has its arithmetic. */
@Timeout(60)
final class SourceLimitTest {

    private static final byte SENTINEL = 42;
    private static final int ENOUGH = 2 * DatagramOptions.DEFAULT_SOURCE_RATE;

    /** At one a second, a hundred would take longer than this test may. */
    @Test
    void aBurstIsCutDown() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var server = TestServer.of("udp://127.0.0.1:0?source-rate=1", TestHandler::echo);
                var client = Client.of(server)) {
            for (int i = 0; i < 100; i++) {
                client.send((byte) 1);
            }
            int replies = repliesBeforeASentinel(client);
            assertTrue(replies >= 1, "the first is answered");
            assertTrue(replies < 100, "but not all: " + replies);
            assertEquals(1, log.complaints().size(), "one warning: " + log.complaints());
            String warning = log.complaints().getFirst().getFormattedMessage();
            assertTrue(warning.contains("above source-rate"), "why: " + warning);
        }
    }

    /** Nobody else can feign the loopback address. */
    @Test
    void thisMachineItselfHasNoLimitUnlessOneIsGiven() throws Exception {
        try (var server = TestServer.of(TestHandler::echo);
                var client = Client.of(server)) {
            for (int i = 0; i < ENOUGH; i++) {
                byte[] payload = {(byte) i};
                assertArrayEquals(payload, client.pingPong(payload), "datagram " + i);
            }
        }
    }

    @Test
    void zeroIsNoLimit() throws Exception {
        try (var server = TestServer.of("udp://127.0.0.1:0?source-rate=0", TestHandler::echo);
                var client = Client.of(server)) {
            for (int i = 0; i < ENOUGH; i++) {
                byte[] payload = {(byte) i};
                assertArrayEquals(payload, client.pingPong(payload), "datagram " + i);
            }
        }
    }

    /** The limit lets one through some day, and all that were sent before it are done by then. */
    private static int repliesBeforeASentinel(Client client) throws Exception {
        client.socket().setSoTimeout(100);
        for (int replies = 0; ; ) {
            client.send(SENTINEL);
            try {
                while (client.receive()[0] != SENTINEL) {
                    replies++;
                }
                return replies;
            } catch (SocketTimeoutException notYet) {
                client.socket().setSoTimeout(100);
            }
        }
    }
}
