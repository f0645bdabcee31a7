package echo.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.net.Endpoint;

import org.junit.jupiter.api.Test;

import java.util.List;

final class DispatchTest {

    private final ListenerConfig first = config("first");
    private final ListenerConfig second = config("second");

    @Test
    void eachListenerHasItsOwn() {
        var dispatch = new Dispatch(List.of(first, second));
        assertSame(first, dispatch.current(0), "the first listener's");
        assertSame(second, dispatch.current(1), "the second listener's");
    }

    @Test
    void aSwapIsForAll() {
        var dispatch = new Dispatch(List.of(first, second));
        dispatch.swap(List.of(second, first));
        assertEquals(List.of(second, first), dispatch.all(), "both are replaced");
        assertSame(second, dispatch.current(0), "the first listener's");
    }

    @Test
    void listenersAreNotAddedByASwap() {
        var dispatch = new Dispatch(List.of(first));
        assertThrows(
                IllegalArgumentException.class,
                () -> dispatch.swap(List.of(first, second)),
                "there is one listener");
        assertEquals(List.of(first), dispatch.all(), "nothing is replaced");
    }

    private static ListenerConfig config(String name) {
        return new ListenerConfig(
                Endpoint.parse("tcp://*:0"), name, new Idle(), ListenerOptions.NONE);
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
