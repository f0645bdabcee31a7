package echo.server.stream;

import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.api.net.UnixEndpoint;
import echo.server.Server;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerDefaults;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;
import echo.server.plugins.HandlerKind;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server with one handler, on a free port. */
final class TestServer implements AutoCloseable {

    /** Far longer than anything takes, so that a test that hangs says where. */
    private static final int READ_TIMEOUT = 30_000;

    private final Server server;

    TestServer(TestHandler.Body body) throws CouldNotOpenSocketException {
        this("tcp://127.0.0.1:0", body);
    }

    TestServer(String endpoint, TestHandler.Body body) throws CouldNotOpenSocketException {
        server = Server.start(List.of(config(endpoint, body)), 50);
    }

    /** With the listener's own options, if the endpoint has some. */
    static ListenerConfig config(String endpoint, TestHandler.Body body) {
        var handler = new CatalogEntry(HandlerKind.STREAM, "test", new TestHandler(body), "test");
        return ListenerConfig.of(
                Endpoint.parse(endpoint),
                ListenerDefaults.handler("test"),
                new Catalog(List.of(handler)));
    }

    /** On a Unix socket. */
    static TestServer on(Path path, TestHandler.Body body) throws CouldNotOpenSocketException {
        return new TestServer(endpoint(path), body);
    }

    /** The text of a Unix socket's endpoint. */
    static String endpoint(Path path) {
        return new UnixEndpoint(path, Map.of()).toString();
    }

    Server server() {
        return server;
    }

    /** The first listener's endpoint, with its real port. */
    String name() {
        return server.readyLines().getFirst().split(" ")[1];
    }

    int port() {
        return ((InetEndpoint) Endpoint.parse(name())).port();
    }

    Socket connect() throws IOException {
        return connect("127.0.0.1", port());
    }

    static Socket connect(String host, int port) throws IOException {
        var socket = new Socket(InetAddress.getByName(host), port);
        socket.setSoTimeout(READ_TIMEOUT);
        return socket;
    }

    /** When this returns, every connection has ended, its log line included. */
    @Override
    public void close() {
        try {
            server.drain(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
