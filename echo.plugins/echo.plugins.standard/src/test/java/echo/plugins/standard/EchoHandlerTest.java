package echo.plugins.standard;

import static echo.plugins.standard.Refusal.assertRefused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import echo.testing.ConnectionTester;
import echo.testing.DatagramTester;
import echo.testing.Ending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;

final class EchoHandlerTest {

    private final EchoHandler echo = new EchoHandler();

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 100_000})
    void everyByteGoesBack(int size) {
        byte[] sent = random(size);
        assertArrayEquals(
                sent, ConnectionTester.exchange(echo, sent), "all " + size + " bytes, in order");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 512, 65_507})
    void everyDatagramGoesBack(int size) {
        byte[] sent = random(size);
        assertArrayEquals(
                sent, DatagramTester.reply(echo, sent), "a datagram of " + size + " bytes");
    }

    @Test
    void goesOnAfterEachAnswerUntilThePeersEnd() {
        try (var peer = ConnectionTester.start(echo)) {
            peer.send("one");
            assertEquals("one", peer.receiveText(3), "at once");
            peer.send("two");
            assertEquals("two", peer.receiveText(3), "and again");
            peer.shutdownOutput();
            assertEquals(new Ending.Returned(), peer.await(), "how it ended");
        }
    }

    @Test
    void aPeerThatDoesNotReadIsNotReadFromEither() {
        byte[] sent = random(100);
        try (var peer = ConnectionTester.start(echo, 10)) {
            peer.send(Arrays.copyOf(sent, 10));
            peer.send(Arrays.copyOfRange(sent, 10, 11));
            peer.awaitBlockedWrite();
            assertArrayEquals(Arrays.copyOf(sent, 11), peer.receive(11), "all that was sent");
            peer.leave();
            assertInstanceOf(Ending.PeerGone.class, peer.await(), "how it ended");
        }
    }

    @Test
    void hasNoOptions() {
        assertRefused(
                "handler echo has no option 'limit': it has none",
                () -> echo.with(Map.of("limit", "1")));
    }
}
