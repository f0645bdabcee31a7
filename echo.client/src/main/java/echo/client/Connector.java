package echo.client;

import echo.api.net.Endpoint;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connects to the first address that answers, trying each in its order. */
final class Connector {

    private Connector() {}

    /** A connected socket, which the caller closes. */
    static Socket connect(Endpoint endpoint, List<InetSocketAddress> addresses, Duration timeout)
            throws CouldNotOpenSocketException {
        var failures = new ArrayList<ConnectFailure>();
        for (InetSocketAddress address : addresses) {
            try {
                return connect(address, timeout);
            } catch (IOException e) {
                failures.add(ConnectFailure.of(address, timeout, e));
            }
        }
        throw new CouldNotOpenSocketException(endpoint, failures);
    }

    private static Socket connect(InetSocketAddress address, Duration timeout) throws IOException {
        var socket = new Socket();
        try {
            // The last bytes of a message should not wait for the acknowledgement of the others.
            socket.setTcpNoDelay(true);
            socket.connect(address, Math.toIntExact(timeout.toMillis()));
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
