package echo.server.net;

import echo.api.net.Endpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

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

    static ListenerConfig config(String endpoint, TestHandler.Body body) {
        return new ListenerConfig(Endpoint.parse(endpoint), "test", new TestHandler(body));
    }

    Server server() {
        return server;
    }

    /** The first listener's endpoint, with its real port. */
    String name() {
        return server.readyLines().getFirst().split(" ")[1];
    }

    int port() {
        return Endpoint.parse(name()).port();
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
