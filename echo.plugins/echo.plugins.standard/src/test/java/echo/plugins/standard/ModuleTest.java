package echo.plugins.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import echo.api.ConnectionHandler;
import echo.api.DatagramHandler;
import echo.api.Handler;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** What the module provides, as the server finds it. */
final class ModuleTest {

    private static final List<String> BOTH =
            List.of("chargen", "daytime", "discard", "echo", "qotd", "time");

    @Test
    void itsHandlersOfConnections() {
        assertEquals(
                List.of("chargen", "daytime", "discard", "echo", "fault", "qotd", "time"),
                names(ConnectionHandler.class),
                "by name");
    }

    @Test
    void itsHandlersOfDatagrams() {
        assertEquals(BOTH, names(DatagramHandler.class), "by name");
    }

    @Test
    void eachTakesNoOptionsAsWell() {
        for (var handler : provided(ConnectionHandler.class)) {
            assertEquals(handler.name(), handler.with(Map.of()).name(), "the handler it was");
        }
        for (var handler : provided(DatagramHandler.class)) {
            assertEquals(handler.name(), handler.with(Map.of()).name(), "the handler it was");
        }
    }

    private static List<String> names(Class<? extends Handler> service) {
        return provided(service).stream().map(Handler::name).sorted().toList();
    }

    private static <T extends Handler> List<T> provided(Class<T> service) {
        Module module = EchoHandler.class.getModule();
        ModuleTest.class.getModule().addUses(service);
        return ServiceLoader.load(module.getLayer(), service).stream()
                .filter(provider -> provider.type().getModule() == module)
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
