package echo.server.net;

import echo.api.net.AddressFamily;
import echo.api.net.AddressText;
import echo.api.net.Endpoint;
import echo.api.net.Resolver;
import echo.server.log.Log;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Binds every address that an endpoint stands for, and goes on if some cannot be bound. */
final class ListeningSockets {

    private ListeningSockets() {}

    /** At least one bound socket. */
    static List<ServerSocket> open(Endpoint endpoint, int backlog)
            throws CouldNotOpenSocketException {
        var sockets = new ArrayList<ServerSocket>();
        var reasons = new ArrayList<String>();
        try {
            for (InetSocketAddress address : addresses(endpoint)) {
                try {
                    sockets.add(open(address, sockets, backlog));
                } catch (IOException e) {
                    reasons.add(AddressText.of(address) + ": " + BindFailure.explain(address, e));
                }
            }
        } catch (IOException e) {
            reasons.add(e.getMessage());
        }
        if (sockets.isEmpty()) {
            throw new CouldNotOpenSocketException(endpoint.toString(), reasons);
        }
        reasons.forEach(reason -> Log.SERVER.warn("passed over for {}: {}", endpoint, reason));
        return sockets;
    }

    private static List<InetSocketAddress> addresses(Endpoint endpoint) throws IOException {
        int port = endpoint.port();
        if (!endpoint.isPassive()) {
            List<InetSocketAddress> resolved =
                    Resolver.resolve(endpoint.host(), port, endpoint.family());
            boolean ipv6Wildcard =
                    endpoint.family() == AddressFamily.INET6
                            && resolved.getFirst().getAddress().isAnyLocalAddress();
            return ipv6Wildcard ? localIpv6Addresses(port) : resolved;
        }
        return switch (endpoint.family()) {
            // One dual-stack socket; with both wildcards the second would find the port taken.
            case UNSPEC -> List.of(new InetSocketAddress(hasIpv6() ? "::" : "0.0.0.0", port));
            case INET -> List.of(new InetSocketAddress("0.0.0.0", port));
            // Java cannot keep IPv4 out of "::", so each address is bound by itself.
            case INET6 -> localIpv6Addresses(port);
        };
    }

    private static ServerSocket open(
            InetSocketAddress address, List<ServerSocket> earlier, int backlog) throws IOException {
        if (address.getPort() == 0 && !earlier.isEmpty()) {
            // All addresses of one endpoint on one port, if it happens to be free on all.
            int port = earlier.getFirst().getLocalPort();
            try {
                return open(new InetSocketAddress(address.getAddress(), port), backlog);
            } catch (IOException taken) {
                Log.SERVER.debug("port {} is not free on {}", port, AddressText.of(address), taken);
            }
        }
        return open(address, backlog);
    }

    private static ServerSocket open(InetSocketAddress address, int backlog) throws IOException {
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

    /** Whether a socket of that family can be had at all. */
    static boolean hasIpv6() {
        try (var channel = ServerSocketChannel.open(StandardProtocolFamily.INET6)) {
            return channel.isOpen();
        } catch (IOException | UnsupportedOperationException ipv4Only) {
            return false;
        }
    }

    private static List<InetSocketAddress> localIpv6Addresses(int port) throws IOException {
        List<InetSocketAddress> addresses =
                NetworkInterface.networkInterfaces()
                        .filter(ListeningSockets::isUp)
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(Inet6Address.class::isInstance)
                        .map(address -> new InetSocketAddress(address, port))
                        .toList();
        if (addresses.isEmpty()) {
            throw new UnknownHostException(
                    "this machine has no " + AddressFamily.INET6 + " address");
        }
        return addresses;
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }
}
