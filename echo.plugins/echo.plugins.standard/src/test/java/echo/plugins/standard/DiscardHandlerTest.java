package echo.plugins.standard;

import static echo.plugins.standard.Refusal.assertRefused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import echo.testing.ConnectionTester;
import echo.testing.DatagramTester;
import echo.testing.Ending;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class DiscardHandlerTest {

    private final DiscardHandler discard = new DiscardHandler();

    @Test
    void allIsReadAndNothingAnsweredUntilThePeersEnd() {
        try (var peer = ConnectionTester.start(discard, 100)) {
            peer.send(new byte[100_000]);
            peer.awaitBlockedRead();
            assertEquals(0, peer.available(), "nothing comes back");
            peer.shutdownOutput();
            assertEquals("", peer.receiveAllText(), "nothing at all");
            assertEquals(new Ending.Returned(), peer.await(), "how it ended");
        }
    }

    @Test
    void aPeerThatGoesAwayIsNoFault() {
        try (var peer = ConnectionTester.start(discard)) {
            peer.leave();
            assertInstanceOf(Ending.PeerGone.class, peer.await(), "how it ended");
        }
    }

    @Test
    void noDatagramIsAnswered() {
        assertEquals(List.of(), DatagramTester.replies(discard, new byte[100]), "no reply");
    }

    @Test
    void hasNoOptions() {
        assertRefused(
                "handler discard has no option 'limit': it has none",
                () -> discard.with(Map.of("limit", "1")));
    }
}
