package echo.server.net;

import echo.api.net.AddressFamily;
import echo.api.net.InetEndpoint;
import echo.api.net.Resolver;
import echo.api.net.SocketType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;

/** The addresses to bind for an endpoint. */
public final class PassiveAddresses {

    private PassiveAddresses() {}

    static List<InetSocketAddress> of(InetEndpoint endpoint) throws IOException {
        int port = endpoint.port();
        AddressFamily family = endpoint.family();
        if (!endpoint.isPassive()) {
            List<InetSocketAddress> resolved = Resolver.resolve(endpoint.host(), port, family);
            boolean ipv6Wildcard =
                    family == AddressFamily.INET6
                            && resolved.getFirst().getAddress().isAnyLocalAddress();
            return ipv6Wildcard ? each(family, port) : resolved;
        } else if (endpoint.type() == SocketType.DGRAM) {
            // A wildcard socket would answer from whichever address the system likes best, and
            // Java does not tell which one was asked.
            return each(family, port);
        }
        return switch (family) {
            // One dual-stack socket; with both wildcards the second would find the port taken.
            case UNSPEC -> List.of(new InetSocketAddress(hasIpv6() ? "::" : "0.0.0.0", port));
            case INET -> List.of(new InetSocketAddress("0.0.0.0", port));
            // Java cannot keep IPv4 out of "::", so each address is bound by itself.
            default -> each(family, port);
        };
    }

    /**
     * Whether a socket of that family can be had at all.
     *
     * @return whether this machine has IPv6
     */
    public static boolean hasIpv6() {
        try (var channel = ServerSocketChannel.open(StandardProtocolFamily.INET6)) {
            return channel.isOpen();
        } catch (IOException | UnsupportedOperationException ipv4Only) {
            return false;
        }
    }

    private static List<InetSocketAddress> each(AddressFamily family, int port) throws IOException {
        List<InetSocketAddress> addresses =
                NetworkInterface.networkInterfaces()
                        .filter(PassiveAddresses::isUp)
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(family::includes)
                        .map((InetAddress address) -> new InetSocketAddress(address, port))
                        .toList();
        if (addresses.isEmpty()) {
            throw new UnknownHostException(
                    family == AddressFamily.UNSPEC
                            ? "this machine has no address"
                            : "this machine has no " + family + " address");
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
