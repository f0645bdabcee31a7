package echo.server.stream;

import echo.api.net.AddressText;
import echo.api.net.InetEndpoint;
import echo.server.loop.ListeningSocket;
import echo.server.net.AddressBinder;
import echo.server.net.CouldNotOpenSocketException;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/** A listening TCP socket. */
final class TcpAcceptor implements StreamAcceptor {

    private final String scheme;
    private final ServerSocketChannel channel;
    private final ListeningSocket socket;
    private final InetSocketAddress address;

    /**
     * Of a socket.
     *
     * @param scheme as the endpoint has it
     * @param channel bound
     */
    TcpAcceptor(String scheme, ServerSocketChannel channel) throws IOException {
        this.scheme = scheme;
        this.channel = channel;
        socket = new ListeningSocket(channel);
        address = (InetSocketAddress) channel.getLocalAddress();
    }

    /** One for each address of an endpoint that can be bound, at least one. */
    static List<TcpAcceptor> open(InetEndpoint endpoint, int backlog)
            throws CouldNotOpenSocketException {
        return new AddressBinder<>(
                        address -> bind(endpoint.scheme(), address, backlog),
                        bound -> bound.address().getPort())
                .bind(endpoint);
    }

    private static TcpAcceptor bind(String scheme, InetSocketAddress address, int backlog)
            throws IOException {
        // A socket of both families would bind "::" for 0.0.0.0, and so take IPv6 connections too,
        // and costs a little more on any other IPv4 address.
        ServerSocketChannel channel =
                address.getAddress() instanceof Inet4Address
                        ? ServerSocketChannel.open(StandardProtocolFamily.INET)
                        : ServerSocketChannel.open();
        try {
            return new TcpAcceptor(scheme, channel.bind(address, backlog));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public Optional<StreamSocket> accept() throws IOException {
        Optional<SocketChannel> accepted = socket.accept();
        return accepted.isEmpty()
                ? Optional.empty()
                : Optional.of(ChannelSocket.of(accepted.get()));
    }

    @Override
    public void stopWaiting() {
        socket.stopWaiting();
    }

    @Override
    public String name() {
        return scheme + "://" + AddressText.of(address);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            socket.close();
        }
    }
}
