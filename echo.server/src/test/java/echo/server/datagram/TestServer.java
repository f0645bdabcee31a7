package echo.server.datagram;

import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerDefaults;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;
import echo.server.plugins.HandlerKind;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** The listeners of one endpoint with one handler, started. */
record TestServer(List<DatagramListener> listeners) implements AutoCloseable {

    static TestServer of(TestHandler.Body body) throws CouldNotOpenSocketException {
        return of("udp://127.0.0.1:0", body);
    }

    /** With the listener's own options, if the endpoint has some. */
    static TestServer of(String endpoint, TestHandler.Body body)
            throws CouldNotOpenSocketException {
        var server = new TestServer(open(endpoint, body));
        server.listeners.forEach(DatagramListener::start);
        return server;
    }

    /** Not started. */
    static List<DatagramListener> open(String endpoint, TestHandler.Body body)
            throws CouldNotOpenSocketException {
        var inet = (InetEndpoint) Endpoint.parse(endpoint);
        var handler = new CatalogEntry(HandlerKind.DATAGRAM, "test", new TestHandler(body), "test");
        var config =
                ListenerConfig.of(
                        inet, ListenerDefaults.handler("test"), new Catalog(List.of(handler)));
        return DatagramListener.open(() -> config, inet);
    }

    DatagramListener listener() {
        return listeners.getFirst();
    }

    /** The first listener's endpoint, with its real port. */
    String name() {
        return listener().name();
    }

    /** Where the first listener is bound. */
    InetSocketAddress address() throws IOException {
        return address(listener());
    }

    static InetSocketAddress address(DatagramListener listener) throws IOException {
        var endpoint = (InetEndpoint) Endpoint.parse(listener.name());
        return new InetSocketAddress(InetAddress.getByName(endpoint.host()), endpoint.port());
    }

    /** The threads that receive for a listener. */
    static List<Thread> receivers(String listener) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("receive " + listener + " "))
                .toList();
    }

    void close(Duration grace) throws IOException, InterruptedException {
        for (DatagramListener listener : listeners) {
            listener.close(grace);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            close(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
