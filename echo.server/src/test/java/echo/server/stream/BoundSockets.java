package echo.server.stream;

import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.server.net.CouldNotOpenSocketException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** What an endpoint binds, without a thread that accepts: the system completes connections. */
record BoundSockets(List<TcpAcceptor> all) implements AutoCloseable {

    static BoundSockets of(String endpoint) throws CouldNotOpenSocketException {
        return new BoundSockets(TcpAcceptor.open((InetEndpoint) Endpoint.parse(endpoint), 5));
    }

    List<InetAddress> addresses() {
        return all.stream().map(it -> it.address().getAddress()).toList();
    }

    List<Integer> ports() {
        return all.stream().map(it -> it.address().getPort()).distinct().toList();
    }

    int port() {
        return all.getFirst().address().getPort();
    }

    boolean answersOn(String host) {
        try (var socket = new Socket(InetAddress.getByName(host), port())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (TcpAcceptor socket : all) {
            socket.close();
        }
    }
}
