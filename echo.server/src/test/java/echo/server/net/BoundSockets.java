package echo.server.net;

import echo.api.net.Endpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** What an endpoint binds, without a thread that accepts: the system completes connections. */
record BoundSockets(List<ServerSocket> all) implements AutoCloseable {

    static BoundSockets of(String endpoint) throws CouldNotOpenSocketException {
        return new BoundSockets(ListeningSockets.open(Endpoint.parse(endpoint), 5));
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
