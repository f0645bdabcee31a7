package echo.plugins.example;

import static echo.testing.ConnectionTester.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.api.ConnectionHandler;
import echo.testing.ConnectionTester;
import echo.testing.Ending;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class ShoutHandlerTest {

    private final ShoutHandler shout = new ShoutHandler();

    @Test
    void everyLineComesBackInCapitals() {
        assertEquals("", exchange(shout, ""), "nothing said, nothing shouted");
        assertEquals(
                "HELLO\n\nDÉJÀ VU\nNO END\n",
                exchange(shout, "hello\n\r\ndéjà vu\r\nno end"),
                "lines in capitals");
    }

    @Test
    void theSuffixGoesBehindEachLine() {
        var loud = shout.with(Map.of("suffix", "!1"));
        assertEquals("A!1\nB!1\n", exchange(loud, "a\nb\n"), "with suffix=!1");
        assertEquals("A\n", exchange(shout, "a\n"), "the first handler is as it was");
        assertEquals("A\n", exchange(loud.with(Map.of()), "a\n"), "a listener without options");
    }

    @Test
    void anotherOptionIsRefusedByName() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> shout.with(Map.of("prefix", "!")),
                        "there is no prefix");
        assertEquals(
                "handler shout has no option 'prefix': it has suffix=TEXT",
                e.getMessage(),
                "the option, and what there is");
    }

    @Test
    void isWhatItsModuleProvides() {
        var provided =
                ShoutHandler.class.getModule().getDescriptor().provides().stream()
                        .filter(
                                service ->
                                        service.service().equals(ConnectionHandler.class.getName()))
                        .flatMap(service -> service.providers().stream())
                        .toList();
        assertEquals(List.of(ShoutHandler.class.getName()), provided, "what the module provides");
        assertEquals("shout", shout.name(), "the name that listeners know");
    }

    @Test
    void eachLineIsAnsweredWhenItEnds() {
        try (var peer = ConnectionTester.start(shout)) {
            peer.send("he");
            peer.awaitBlockedRead();
            assertEquals(0, peer.available(), "half a line is not answered");
            peer.send("llo\n");
            assertEquals("HELLO\n", peer.receiveText(6), "the line in capitals");
            peer.leave();
            assertInstanceOf(
                    Ending.PeerGone.class, peer.await(), "a peer that goes away is no fault");
        }
    }
}
