package echo.server.stream;

import echo.api.net.AddressText;
import echo.api.net.InetEndpoint;
import echo.server.net.AddressBinder;
import echo.server.net.CouldNotOpenSocketException;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.List;

/**
 * A listening TCP socket.
 *
 * @param scheme as the endpoint has it
 * @param socket bound
 */
record TcpAcceptor(String scheme, ServerSocket socket) implements StreamAcceptor {

    /** One for each address of an endpoint that can be bound, at least one. */
    static List<TcpAcceptor> open(InetEndpoint endpoint, int backlog)
            throws CouldNotOpenSocketException {
        return new AddressBinder<>(address -> bind(address, backlog), ServerSocket::getLocalPort)
                .bind(endpoint).stream()
                        .map(socket -> new TcpAcceptor(endpoint.scheme(), socket))
                        .toList();
    }

    private static ServerSocket bind(InetSocketAddress address, int backlog) throws IOException {
        InetAddress host = address.getAddress();
        // A plain ServerSocket on 0.0.0.0 would bind "::", and so take IPv6 connections too.
        boolean ipv4Only = host instanceof Inet4Address && host.isAnyLocalAddress();
        ServerSocket socket =
                ipv4Only
                        ? ServerSocketChannel.open(StandardProtocolFamily.INET).socket()
                        : new ServerSocket();
        try {
            socket.bind(address, backlog);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public TcpSocket accept() throws IOException {
        return new TcpSocket(socket.accept());
    }

    @Override
    public String name() {
        return scheme + "://" + AddressText.of(socket.getLocalSocketAddress());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
