package echo.plugins.standard;

import static echo.plugins.standard.Refusal.assertRefused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import echo.testing.ConnectionTester;
import echo.testing.DatagramTester;
import echo.testing.Ending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.IntStream;

final class DaytimeHandlerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-22T23:55:00Z    | Sunday, November 22, 2026 23:55:00-UTC
                    1982-02-02T07:08:09.99Z | Tuesday, February 2, 1982 07:08:09-UTC
                    1970-01-01T00:00:00Z    | Thursday, January 1, 1970 00:00:00-UTC
                    """)
    void saysTheTimeInOneLine(Instant now, String line) {
        var daytime = new DaytimeHandler(InstantSource.fixed(now));
        try (var peer = ConnectionTester.start(daytime)) {
            assertEquals(line + "\r\n", peer.receiveAllText(), "the line, without being asked");
            assertEquals(new Ending.Returned(), peer.await(), "how it ended");
        }
        assertArrayEquals(
                (line + "\r\n").getBytes(US_ASCII),
                DatagramTester.reply(daytime, new byte[0]),
                "the same to an empty datagram");
    }

    @Test
    void anAnswerIsAsLongAsTheManualSays() {
        var lengths =
                IntStream.range(0, 366 * 12)
                        .mapToObj(day -> Instant.EPOCH.plus(Duration.ofDays(day)))
                        .map(InstantSource::fixed)
                        .map(DaytimeHandler::new)
                        .mapToInt(daytime -> DatagramTester.reply(daytime, new byte[0]).length)
                        .summaryStatistics();
        assertEquals(34, lengths.getMin(), "the least, on a Friday in May");
        assertEquals(44, lengths.getMax(), "the most, on a Wednesday in September");
    }

    @Test
    void withoutAnotherItTakesTheSystemsClock() {
        String line = ConnectionTester.exchange(new DaytimeHandler(), "");
        assertTrue(
                line.matches("\\w+day, \\w+ \\d\\d?, \\d{4} \\d\\d:\\d\\d:\\d\\d-UTC\r\n"),
                () -> "the time: " + line);
    }

    @Test
    void hasNoOptions() {
        assertRefused(
                "handler daytime has no option 'zone': it has none",
                () -> new DaytimeHandler().with(Map.of("zone", "CET")));
    }
}
