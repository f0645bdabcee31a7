package echo.client.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Optional;

@Timeout(60)
final class InFlightTest {

    private final InFlight inFlight = new InFlight(8);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void takesOutWhatComesBackInOtherPieces() throws Exception {
        add("abc");
        add("de");
        assertEquals(Optional.empty(), compare("a"), "the first byte");
        assertEquals(Optional.empty(), compare("bcd"), "across two chunks");
        assertFalse(inFlight.isEmpty(), "one byte is not back");
        assertEquals("4 of 5 bytes sent came back", inFlight.count(), "count");
        assertEquals(Optional.empty(), compare("e"), "the last byte");
        assertTrue(inFlight.isEmpty(), "all is back");
    }

    @Test
    void tellsTheOffsetOfADifferenceInALaterChunk() throws Exception {
        add("abc");
        add("de");
        assertEquals(
                Optional.of("the byte at offset 4 is 0x21, but 0x65 was sent"),
                compare("abcd!"),
                "the last byte differs");
        assertEquals("4 of 5 bytes sent came back", inFlight.count(), "those before it count");
    }

    @Test
    void tellsTheOffsetOfAnExtraByte() throws Exception {
        add("abc");
        assertEquals(
                Optional.of("an extra byte 0xff at offset 3, after all that had been sent"),
                inFlight.compare(new byte[] {'a', 'b', 'c', (byte) 0xff, 'x'}, 5),
                "two bytes too many");
    }

    @Test
    void hasNoMoreRoomThanItWasGiven() throws Exception {
        add("12345678");
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> add("9"), "full, so it waits");
    }

    @Test
    void hasRoomAgainForWhatCameBack() throws Exception {
        add("1234");
        add("5678");
        var adding = Thread.ofVirtual().start(() -> assertAdds("9abc"));
        assertEquals(Optional.empty(), compare("12345"), "the first chunk is back");
        adding.join();
        assertEquals(Optional.empty(), compare("6789abc"), "and then the one that waited");
    }

    private void assertAdds(String text) {
        try {
            add(text);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void add(String text) throws InterruptedException {
        inFlight.add(text.getBytes(US_ASCII));
    }

    private Optional<String> compare(String text) {
        return inFlight.compare(text.getBytes(US_ASCII), text.length());
    }
}
