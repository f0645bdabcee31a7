package echo.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.net.Endpoint;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class ListenerConfigTest {

    private final ConnectionHandler plain = new TestHandler(TestHandler::echo);
    private final Catalog catalog =
            new Catalog(
                    List.of(
                            new CatalogEntry("zeta", plain, "image"),
                            new CatalogEntry("alpha", new Configurable(Map.of()), "image")));

    @Test
    void anEndpointThatNamesNoneHasTheDefaultHandler() {
        var config = of("tcp://*:7", "zeta");
        assertEquals("zeta", config.handlerName(), "the default");
        assertSame(plain, config.handler(), "and its handler");
    }

    @Test
    void anEndpointNamesItsHandlerAndItsOptions() {
        var config = of("tcp://*:7?size=1&handler=alpha&text=x", "zeta");
        assertEquals("alpha", config.handlerName(), "the one it names");
        assertEquals(
                new Configurable(Map.of("size", "1", "text", "x")),
                config.handler(),
                "with all options but its name");
        assertEquals(7, config.endpoint().port(), "where to listen");
    }

    @Test
    void anUnknownHandlerListsTheKnown() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> of("tcp://*:7?handler=nope", "zeta"),
                        "there is no such handler");
        assertEquals(
                "there is no handler 'nope'; there are: alpha, zeta",
                e.getMessage(),
                "what there is");
    }

    @Test
    void anUnknownOptionIsRefusedByTheHandler() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> of("tcp://*:7?limit=1", "zeta"),
                        "the handler has no options");
        assertEquals(
                "handler test has no option 'limit': it has none", e.getMessage(), "in its words");
    }

    /** A plugin's bug must not end the start with a stack trace. */
    @Test
    void aHandlerThatFailsOnItsOptionsIsNamed() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> of("tcp://*:7?handler=alpha&text=bug", "zeta"),
                        "with() throws");
        assertEquals(
                "handler alpha fails with the options {text=bug}:"
                        + " java.lang.IllegalStateException: a bug",
                e.getMessage(),
                "which handler, with what, and why");
    }

    private ListenerConfig of(String endpoint, String defaultHandler) {
        return ListenerConfig.of(Endpoint.parse(endpoint), defaultHandler, catalog);
    }

    /** A handler with options. */
    private record Configurable(Map<String, String> options) implements ConnectionHandler {

        @Override
        public String name() {
            return "alpha";
        }

        @Override
        public void handle(Connection connection) {}

        @Override
        public ConnectionHandler with(Map<String, String> chosen) {
            if (chosen.containsValue("bug")) {
                throw new IllegalStateException("a bug");
            }
            return new Configurable(chosen);
        }
    }
}
