package echo.server.stream;

import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.server.net.CouldNotOpenSocketException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** What an endpoint binds, without a thread that accepts: the system completes connections. */
record BoundSockets(List<ServerSocket> all) implements AutoCloseable {

    static BoundSockets of(String endpoint) throws CouldNotOpenSocketException {
        return new BoundSockets(
                TcpAcceptor.open((InetEndpoint) Endpoint.parse(endpoint), 5).stream()
                        .map(TcpAcceptor::socket)
                        .toList());
    }

    List<InetAddress> addresses() {
        return all.stream().map(ServerSocket::getInetAddress).toList();
    }

    List<Integer> ports() {
        return all.stream().map(ServerSocket::getLocalPort).distinct().toList();
    }

    int port() {
        return all.getFirst().getLocalPort();
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
        for (ServerSocket socket : all) {
            socket.close();
        }
    }
}
