package echo.server;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.Datagram;
import echo.api.DatagramHandler;
import echo.api.net.Endpoint;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerDefaults;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;
import echo.server.plugins.HandlerKind;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An echo for both kinds, in one class, as a plugin may have it. */
final class Echo implements ConnectionHandler, DatagramHandler {

    private static final Echo BOTH = new Echo();

    /** Listeners of these endpoints that echo. */
    static List<ListenerConfig> on(String... endpoints) {
        var catalog =
                new Catalog(
                        List.of(
                                new CatalogEntry(HandlerKind.STREAM, "echo", BOTH, "test"),
                                new CatalogEntry(HandlerKind.DATAGRAM, "echo", BOTH, "test")));
        return Stream.of(endpoints)
                .map(
                        endpoint ->
                                ListenerConfig.of(
                                        Endpoint.parse(endpoint),
                                        ListenerDefaults.handler("echo"),
                                        catalog))
                .toList();
    }

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public void handle(Connection connection) throws IOException {
        connection.input().transferTo(connection.output());
    }

    @Override
    public void handle(Datagram datagram) throws IOException {
        datagram.reply(datagram.payload());
    }

    @Override
    public Echo with(Map<String, String> options) {
        return this;
    }
}
