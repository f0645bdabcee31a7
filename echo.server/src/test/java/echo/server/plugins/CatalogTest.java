package echo.server.plugins;

import static echo.server.plugins.HandlerKind.STREAM;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.Connection;
import echo.api.ConnectionHandler;

import org.junit.jupiter.api.Test;

import java.util.List;

final class CatalogTest {

    private final ConnectionHandler handler = new Idle();
    private final CatalogEntry zeta = new CatalogEntry(STREAM, "zeta", handler, "image");
    private final CatalogEntry alpha =
            new CatalogEntry(STREAM, "alpha", handler, "/plugins/alpha.jar");

    @Test
    void findsHandlersByName() {
        var catalog = new Catalog(List.of(zeta, alpha));
        assertSame(handler, catalog.find(STREAM, "zeta").orElseThrow(), "the handler of that name");
        assertTrue(catalog.find(STREAM, "beta").isEmpty(), "none of another name");
        assertEquals(List.of(alpha, zeta), catalog.entries(), "all in alphabetical order");
        assertEquals("alpha, zeta", catalog.names(STREAM), "their names");
    }

    @Test
    void mayBeEmpty() {
        var catalog = new Catalog(List.of());
        assertEquals("", catalog.names(STREAM), "no names");
        assertEquals(List.of(), catalog.entries(), "no entries");
    }

    @Test
    void aNameIsUnique() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Catalog(List.of(zeta, zeta)),
                        "two of one name");
        assertEquals("two stream handlers are named zeta", e.getMessage(), "which name");
    }

    @Test
    void anEntryKnowsItsModule() {
        assertEquals("echo.server", zeta.module(), "the module of the handler's class");
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
