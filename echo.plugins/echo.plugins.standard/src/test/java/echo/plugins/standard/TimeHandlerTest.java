package echo.plugins.standard;

import static echo.plugins.standard.Refusal.assertRefused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.testing.ConnectionTester;
import echo.testing.DatagramTester;
import echo.testing.Ending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;

final class TimeHandlerTest {

    private static final HexFormat HEX = HexFormat.of();

    /** RFC 868's own examples, such as 2,629,584,000 for May 1983; then the ends of its eras. */
    @ParameterizedTest
    @CsvSource({
        "1858-11-17T00:00:00Z, b2a63e00",
        "1900-01-01T00:00:00Z, 00000000",
        "1970-01-01T00:00:00Z, 83aa7e80",
        "1976-01-01T00:00:00Z, 8ef30500",
        "1980-01-01T00:00:00Z, 96792480",
        "1983-05-01T00:00:00Z, 9cbc4480",
        "2026-11-22T23:55:00.9Z, eeadff54",
        "2036-02-07T06:28:15Z, ffffffff",
        "2036-02-07T06:28:16Z, 00000000",
        "2036-02-07T06:28:17Z, 00000001",
        "2106-02-07T06:28:15Z, 83aa7e7f",
        "2172-03-15T12:56:32Z, 00000000",
    })
    void countsSecondsSince1900(Instant now, String bytes) {
        var time = new TimeHandler(InstantSource.fixed(now));
        try (var peer = ConnectionTester.start(time)) {
            assertEquals(bytes, HEX.formatHex(peer.receiveAll()), "without being asked");
            assertEquals(new Ending.Returned(), peer.await(), "how it ended");
        }
        assertEquals(
                bytes,
                HEX.formatHex(DatagramTester.reply(time, new byte[0])),
                "the same to an empty datagram");
    }

    @Test
    void withoutAnotherItTakesTheSystemsClock() {
        long before = Instant.now().getEpochSecond();
        byte[] answer = DatagramTester.reply(new TimeHandler(), new byte[0]);
        long sent = Integer.toUnsignedLong(ByteBuffer.wrap(answer).getInt());
        long after = Instant.now().getEpochSecond();
        long from = Integer.toUnsignedLong((int) (before + 2_208_988_800L));
        assertTrue(
                sent - from >= 0 && sent - from <= after - before,
                () -> "%d s from %d on".formatted(sent, from));
    }

    @Test
    void hasNoOptions() {
        assertRefused(
                "handler time has no option 'era': it has none",
                () -> new TimeHandler().with(Map.of("era", "1")));
    }
}
