package echo.server.activation;

import static java.util.Objects.requireNonNull;

import echo.api.net.AddressText;
import echo.api.net.Endpoint;
import echo.api.net.UnixEndpoint;
import echo.cli.UsageException;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The socket that whoever started this process has made its standard input: a listening one, or a
 * connection. It stays open as long as the process lives: Java would turn standard output and error
 * to nowhere with it, and the last lines of the log would be lost.
 *
 * <p>UDP sockets are not taken: on one of the IPv4 family Java cannot send.
 *
 * @param channel a {@link ServerSocketChannel} or a {@link SocketChannel}
 * @param endpoint what the socket is bound to, with the options that the command line has for it
 */
public record Inherited(Channel channel, Endpoint endpoint) {

    /** How the command line names it, in place of an endpoint's scheme and address. */
    public static final String NAME = "inherit:";

    /** Sockets in the abstract namespace have no path, and the ends of a pair have no name. */
    private static final String NAMELESS = "unix:(inherited)";

    /** Nulls are refused. */
    public Inherited {
        requireNonNull(channel);
        requireNonNull(endpoint);
    }

    /**
     * Whether that is what the command line means.
     *
     * @param text what it has in place of an endpoint
     * @return whether it begins with {@link #NAME}
     */
    public static boolean isMeantBy(String text) {
        return text.startsWith(NAME);
    }

    /**
     * Takes standard input.
     *
     * @param text {@link #NAME}, and perhaps {@code ?NAME=VALUE&…} behind it
     * @return the socket
     * @throws UsageException if it is no socket, or of another kind
     * @throws IllegalArgumentException if the options are malformed
     */
    public static Inherited take(String text) throws UsageException {
        Channel channel;
        try {
            channel = System.inheritedChannel();
        } catch (IOException e) {
            throw unusable(text, "cannot be used: " + e.getMessage());
        }
        if (channel == null) {
            throw unusable(text, "is not a TCP or Unix stream socket");
        }
        return of(channel, text);
    }

    /** As {@link #take}, of that socket. */
    static Inherited of(Channel channel, String text) throws UsageException {
        String options = text.substring(NAME.length());
        if (!options.isEmpty() && !options.startsWith("?")) {
            throw new UsageException(
                    "--listen '%s' has an address: write inherit: or inherit:?NAME=VALUE"
                            .formatted(text));
        }
        var endpoint = Endpoint.parse(place(channel, text) + options);
        if (endpoint instanceof UnixEndpoint && endpoint.options().containsKey("mode")) {
            throw new UsageException(
                    "--listen '%s' has the option 'mode': who may connect is decided where the"
                                    .formatted(text)
                            + " socket is made, by SocketMode= of systemd");
        }
        return new Inherited(channel, endpoint);
    }

    private static String place(Channel channel, String text) throws UsageException {
        try {
            return switch (channel) {
                case ServerSocketChannel socket -> place(socket.getLocalAddress(), text);
                case SocketChannel socket -> place(socket.getLocalAddress(), text);
                default -> throw unusable(text, "is not a TCP or Unix stream socket");
            };
        } catch (IOException e) {
            throw unusable(text, "cannot be used: " + e.getMessage());
        }
    }

    private static String place(SocketAddress address, String text) throws UsageException {
        String name = AddressText.of(address);
        if (address instanceof UnixDomainSocketAddress unix) {
            return unix.getPath().toString().isEmpty() ? NAMELESS : name;
        } else if (address instanceof InetSocketAddress inet && inet.getPort() > 0) {
            return "tcp://" + name;
        }
        throw unusable(text, "is a socket that is not bound");
    }

    private static UsageException unusable(String text, String reason) {
        return new UsageException(
                "--listen '%s': standard input %s: it must be what systemd or inetd hands over"
                        .formatted(text, reason));
    }

    /**
     * Whether this is a connection and no listener: who has served it is done.
     *
     * @return whether nothing else can come
     */
    public boolean isConnection() {
        return channel instanceof SocketChannel;
    }
}
