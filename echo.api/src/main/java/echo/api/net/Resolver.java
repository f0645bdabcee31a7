package echo.api.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Name resolution as getaddrinfo has it (RFC 3493, section 6.1). */
public final class Resolver {

    private Resolver() {}

    /**
     * All answers for a host and a service: each address, and for each the socket types.
     *
     * <p>The order of the addresses is the system's own (RFC 6724) if the JVM runs with {@code
     * -Djava.net.preferIPv6Addresses=system}, as the image's launchers do; otherwise IPv4 comes
     * first. The canonical name is that of the system's hosts file, or a short name with its
     * domain; an alias in the DNS is not followed, as Java does not say what it stands for.
     *
     * @param host a name, an IPv4 literal, an IPv6 literal with or without brackets; empty for the
     *     wildcard addresses if {@link Flag#PASSIVE} is given, for the loopback addresses if not
     * @param service a port from 0 to 65535, or a name from the system's services file
     * @param hints which answers are wanted
     * @return at least one answer, immutable
     * @throws UnknownHostException if the name has no such address; the message says so
     * @throws IllegalArgumentException if the canonical name of no host is wanted
     * @throws UnknownServiceException if the service is not known; the message says so
     */
    public static List<AddressInfo> resolve(String host, String service, Hints hints)
            throws UnknownHostException, UnknownServiceException {
        List<InetAddress> addresses = addresses(host, hints);
        String canonicalName = "";
        if (hints.flags().contains(Flag.CANONNAME)) {
            if (host.isEmpty()) {
                throw new IllegalArgumentException("no host has no canonical name: name a host");
            }
            canonicalName = CanonicalName.of(host, hints.family(), addresses.getFirst());
        }
        var answers = new ArrayList<AddressInfo>();
        UnknownServiceException unknown = null;
        for (InetAddress address : addresses) {
            for (SocketType type : SocketType.values()) {
                if (hints.includes(type)) {
                    try {
                        answers.add(
                                new AddressInfo(
                                        AddressFamily.of(address),
                                        type,
                                        type.protocol(),
                                        answers.isEmpty() ? canonicalName : "",
                                        new InetSocketAddress(address, port(service, type))));
                    } catch (UnknownServiceException e) {
                        // Another type may have it.
                        unknown = e;
                    }
                }
            }
        }
        if (answers.isEmpty() && unknown != null) {
            throw unknown;
        }
        return List.copyOf(answers);
    }

    /**
     * All addresses of a host, each once, in the order of {@link #resolve(String, String, Hints)}.
     *
     * @param host as there, and not empty
     * @param port 0 to 65535, given to each address
     * @param family which addresses are wanted
     * @return at least one address, immutable
     * @throws UnknownHostException if the name has no address of that family; the message says so
     */
    public static List<InetSocketAddress> resolve(String host, int port, AddressFamily family)
            throws UnknownHostException {
        return named(host, family).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /**
     * The port of a service.
     *
     * @param service a port from 0 to 65535, or a name from the system's services file
     * @param type the socket type that it is wanted for
     * @return 0 to 65535
     * @throws UnknownServiceException if it is not known; the message says so
     */
    public static int port(String service, SocketType type) throws UnknownServiceException {
        if (!service.matches("[0-9]+")) {
            return ServiceNames.port(service, type);
        }
        int port = service.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(service);
        if (port > 65535) {
            throw new UnknownServiceException(
                    "the port '%s' is not a number from 0 to 65535".formatted(service));
        }
        return port;
    }

    private static List<InetAddress> addresses(String host, Hints hints)
            throws UnknownHostException {
        if (host.isEmpty()) {
            return unnamed(hints);
        } else if (hints.flags().contains(Flag.NUMERICHOST)) {
            return List.of(literal(host, hints.family()));
        }
        return named(host, hints.family());
    }

    private static List<InetAddress> named(String host, AddressFamily family)
            throws UnknownHostException {
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw explained(host + ": name not resolved", e);
        }
        List<InetAddress> wanted = Stream.of(all).filter(family::includes).distinct().toList();
        if (wanted.isEmpty()) {
            throw wrongFamily(host, family);
        }
        return wanted;
    }

    private static InetAddress literal(String host, AddressFamily family)
            throws UnknownHostException {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            throw explained(host + ": no numeric address", e);
        }
        if (!family.includes(address)) {
            throw wrongFamily(host, family);
        }
        return address;
    }

    /** The wildcards or the loopback addresses; what this machine cannot reach comes last. */
    private static List<InetAddress> unnamed(Hints hints) {
        Stream<String> literals =
                hints.flags().contains(Flag.PASSIVE)
                        ? Stream.of("0.0.0.0", "::")
                        : Stream.of("::1", "127.0.0.1");
        return literals.map(InetAddress::ofLiteral)
                .filter(hints.family()::includes)
                .sorted(Comparator.comparing(address -> !isReachable(address)))
                .toList();
    }

    /** As getaddrinfo finds out, too: no packet is sent for it. */
    private static boolean isReachable(InetAddress address) {
        var family =
                AddressFamily.of(address) == AddressFamily.INET
                        ? StandardProtocolFamily.INET
                        : StandardProtocolFamily.INET6;
        try (var channel = DatagramChannel.open(family)) {
            channel.connect(new InetSocketAddress(address, 1));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static UnknownHostException wrongFamily(String host, AddressFamily family) {
        return explained(
                "%s: the name has no %s address"
                        .formatted(host, family == AddressFamily.INET ? "IPv4" : "IPv6"),
                null);
    }

    private static UnknownHostException explained(String message, Throwable cause) {
        var e = new UnknownHostException(message);
        e.initCause(cause);
        return e;
    }
}
