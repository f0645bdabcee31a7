package echo.plugins.standard;

import static echo.plugins.standard.Refusal.assertRefused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import echo.testing.ConnectionTester;
import echo.testing.Ending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;

@Timeout(60)
final class ChargenHandlerTest {

    /** The first two lines of RFC 864's pattern. */
    private static final String FIRST =
            " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefg\r\n"
                + "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefgh\r\n";

    private final ChargenHandler chargen = new ChargenHandler();

    /** Character by character, from what the RFC says. */
    static byte[] expected(int length) {
        var bytes = new ByteArrayOutputStream();
        for (int line = 0; bytes.size() < length; line++) {
            for (int column = 0; column < 72; column++) {
                bytes.write(32 + (line + column) % 95);
            }
            bytes.writeBytes(new byte[] {13, 10});
        }
        return Arrays.copyOf(bytes.toByteArray(), length);
    }

    @Test
    void theFirstLinesAreThoseOfTheRfc() {
        try (var peer = ConnectionTester.start(chargen)) {
            assertEquals(FIRST, peer.receiveText(148), "two lines of 72 characters, and CR LF");
        }
    }

    @Test
    void goesOnWithTheSamePatternForALongTime() {
        try (var peer = ConnectionTester.start(chargen)) {
            assertArrayEquals(expected(1_000_000), peer.receive(1_000_000), "a million bytes");
        }
    }

    @Test
    void waitsForAPeerThatDoesNotRead() {
        try (var peer = ConnectionTester.start(chargen, 100)) {
            peer.awaitBlockedWrite();
            assertEquals(100, peer.available(), "no more than fits");
            peer.receive(50);
            peer.awaitBlockedWrite();
            assertEquals(100, peer.available(), "again");
        }
    }

    @Test
    void readsAndThrowsAwayEvenWhileThePeerDoesNotRead() {
        try (var peer = ConnectionTester.start(chargen, 100)) {
            peer.awaitBlockedWrite();
            peer.send(new byte[100_000]);
            assertArrayEquals(expected(10_000), peer.receive(10_000), "undisturbed by that");
        }
    }

    @Test
    void aHalfCloseDoesNotEndItButLeavingDoes() {
        try (var peer = ConnectionTester.start(chargen, 100)) {
            peer.shutdownOutput();
            assertArrayEquals(expected(10_000), peer.receive(10_000), "the peer still reads");
            peer.leave();
            assertInstanceOf(Ending.PeerGone.class, peer.await(), "how it ended");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "100", "64K", "1000000"})
    void aLimitIsKeptToTheByte(String limit) {
        int bytes = (int) Units.bytes(limit);
        assertArrayEquals(
                expected(bytes),
                ConnectionTester.exchange(chargen.with(Map.of("limit", limit)), new byte[0]),
                limit + " bytes, and the end");
    }

    @Test
    void afterTheLimitAPeerThatStaysOpenIsNotWaitedForWithoutEnd() {
        try (var peer = ConnectionTester.start(chargen.with(Map.of("limit", "5")))) {
            assertEquals(5, peer.receiveAll().length, "the limit, and the end");
            assertEquals(new Ending.Returned(), peer.await(), "how it ended");
        }
    }

    @Test
    void aRateIsNotExceeded() {
        var slow = chargen.with(Map.of("rate", "1000", "limit", "500"));
        long start = System.nanoTime();
        assertEquals(500, ConnectionTester.exchange(slow, new byte[0]).length, "all, if slowly");
        long millis = (System.nanoTime() - start) / 1_000_000;
        // Half a second, less the first step and what may be made up for.
        assertTrue(millis >= 380, () -> "500 bytes at 1000 a second took " + millis + " ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9999999"})
    void aServerThatStopsEndsItWhateverItWaitsFor(String rate) {
        try (var peer = ConnectionTester.start(chargen.with(Map.of("rate", rate)), 100)) {
            peer.receive(1);
            peer.stop();
            assertEquals(new Ending.Stopped(), peer.await(), "how it ended");
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        assertRefused(
                "handler chargen has no option 'x': it has limit=BYTES, rate=BYTES",
                () -> chargen.with(Map.of("x", "1")));
        assertRefused(
                "handler chargen, option limit: 'much' is not a number of bytes: write 1000, 64K,"
                        + " 10M or 1G",
                () -> chargen.with(Map.of("limit", "much")));
        assertRefused(
                "handler chargen, option rate: '0' is too little: write 1 or more bytes",
                () -> chargen.with(Map.of("rate", "0")));
    }

    @Test
    void aFewCharactersAreWhatTheyLookLike() {
        assertEquals(FIRST, new String(expected(148), US_ASCII), "the test's own pattern");
    }
}
