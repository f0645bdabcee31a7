package echo.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Map;

final class ConnectionHandlerTest {

    private final ConnectionHandler handler = new Idle();

    @Test
    void withoutOptionsAHandlerIsItself() {
        assertSame(handler, handler.with(Map.of()), "no options, no other handler");
    }

    @Test
    void anOptionIsRefusedByName() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> handler.with(Map.of("alpha", "1")),
                        "a handler without options takes none");
        assertEquals(
                "handler idle has no option 'alpha': it has none",
                e.getMessage(),
                "the option, and what there is");
    }

    private static final class Idle implements ConnectionHandler {

        @Override
        public String name() {
            return "idle";
        }

        @Override
        public void handle(Connection connection) {}
    }
}
