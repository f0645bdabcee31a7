package echo.plugins.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import echo.api.ConnectionHandler;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;

final class ShoutHandlerTest {

    private final ShoutHandler shout = new ShoutHandler();

    @Test
    void everyLineComesBackInCapitals() throws Exception {
        assertEquals("", reply(shout, ""), "nothing said, nothing shouted");
        assertEquals(
                "HELLO\n\nDÉJÀ VU\nNO END\n",
                reply(shout, "hello\n\r\ndéjà vu\r\nno end"),
                "lines in capitals");
    }

    @Test
    void theSuffixGoesBehindEachLine() throws Exception {
        var loud = shout.with(Map.of("suffix", "!1"));
        assertEquals("A!1\nB!1\n", reply(loud, "a\nb\n"), "with suffix=!1");
        assertEquals("A\n", reply(shout, "a\n"), "the first handler is as it was");
        assertEquals("A\n", reply(loud.with(Map.of()), "a\n"), "a listener without options");
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

    private static String reply(ConnectionHandler handler, String sent)
            throws IOException, InterruptedException {
        var connection = new MemoryConnection(sent.getBytes(UTF_8));
        handler.handle(connection);
        return new String(connection.received(), UTF_8);
    }
}
