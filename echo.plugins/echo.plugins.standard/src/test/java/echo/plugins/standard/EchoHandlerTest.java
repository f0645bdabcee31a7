package echo.plugins.standard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.ConnectionHandler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Random;

final class EchoHandlerTest {

    private final EchoHandler echo = new EchoHandler();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 100_000})
    void everyByteGoesBack(int size) throws Exception {
        byte[] sent = new byte[size];
        new Random(size).nextBytes(sent);
        var connection = new MemoryConnection(sent);
        echo.handle(connection);
        assertArrayEquals(sent, connection.received(), "all " + size + " bytes, in order");
    }

    @Test
    void isWhatItsModuleProvides() {
        var provided =
                EchoHandler.class.getModule().getDescriptor().provides().stream()
                        .filter(
                                service ->
                                        service.service().equals(ConnectionHandler.class.getName()))
                        .flatMap(service -> service.providers().stream())
                        .toList();
        assertEquals(List.of(EchoHandler.class.getName()), provided, "what the module provides");
        assertEquals("echo", echo.name(), "the name that listeners know");
    }

    @Test
    void hasNoOptions() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> echo.with(Map.of("limit", "1")),
                        "echo takes no option");
        assertTrue(e.getMessage().contains("'limit'"), "names it: " + e.getMessage());
    }
}
