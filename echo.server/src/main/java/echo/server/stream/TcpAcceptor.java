package echo.server.stream;

import echo.api.net.AddressText;
import echo.api.net.InetEndpoint;
import echo.server.net.AddressBinder;
import echo.server.net.CouldNotOpenSocketException;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;

/** A listening TCP socket. */
final class TcpAcceptor implements StreamAcceptor {

    /** How long accepting goes on, in milliseconds, when no connection comes and none should. */
    private static final int NO_WAIT = 1;

    /** How long connecting to itself may take, in milliseconds: on one machine it takes none. */
    private static final int WAKING = 100;

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final String scheme;
    private final ServerSocket socket;
    // Where the connection comes from that wakes the accept thread; null before.
    private volatile SocketAddress waker;

    /**
     * Of a socket.
     *
     * @param scheme as the endpoint has it
     * @param socket bound
     */
    TcpAcceptor(String scheme, ServerSocket socket) {
        this.scheme = scheme;
        this.socket = socket;
    }

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

    ServerSocket socket() {
        return socket;
    }

    @Override
    public Optional<StreamSocket> accept() throws IOException {
        Socket accepted;
        try {
            accepted = socket.accept();
        } catch (SocketTimeoutException noneWaits) {
            return Optional.empty();
        }
        if (waker != null && accepted.getRemoteSocketAddress().equals(waker)) {
            accepted.close();
            return Optional.empty();
        }
        return Optional.of(new TcpSocket(accepted));
    }

    /**
     * The thread that accepts is blocked in the system, where only a connection wakes it, or the
     * end of the socket and so of all that waits in its backlog. So it gets one, from here: the
     * backlog is a queue, and what came before was accepted when that one is.
     */
    @Override
    public void stopWaiting() throws IOException {
        if (socket.isClosed()) {
            return;
        }
        socket.setSoTimeout(NO_WAIT);
        try (var connection = new Socket(Proxy.NO_PROXY)) {
            InetAddress host = socket.getInetAddress();
            // IPv4 reaches both wildcards, and is there where IPv6 may be off.
            InetAddress here = host.isAnyLocalAddress() ? LOOPBACK : host;
            connection.bind(new InetSocketAddress(here, 0));
            waker = connection.getLocalSocketAddress();
            connection.connect(new InetSocketAddress(here, socket.getLocalPort()), WAKING);
        }
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
