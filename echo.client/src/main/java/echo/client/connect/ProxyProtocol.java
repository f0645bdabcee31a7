package echo.client.connect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import echo.api.net.AddressText;
import echo.api.net.SocketType;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * The header by which a proxy tells a server who the client is: here, that it is us (HAProxy's "The
 * PROXY protocol", versions 1 and 2).
 */
public enum ProxyProtocol {
    /** No header. */
    NONE,
    /** One line of text; for streams only. */
    V1,
    /** Binary. */
    V2;

    private static final byte[] SIGNATURE = "\r\n\r\n\0\r\nQUIT\n".getBytes(US_ASCII);
    private static final byte VERSION_2_PROXY = 0x21;
    private static final int UNIX_PATH = 108;

    /**
     * The header of a connection.
     *
     * @param type what carries it
     * @param source our address
     * @param destination the server's
     * @return its bytes, none for {@link #NONE}
     */
    public byte[] header(SocketType type, SocketAddress source, SocketAddress destination) {
        return switch (this) {
            case NONE -> new byte[0];
            case V1 -> version1(source, destination).getBytes(US_ASCII);
            case V2 -> version2(type, source, destination);
        };
    }

    private static String version1(SocketAddress source, SocketAddress destination) {
        if (source instanceof InetSocketAddress from
                && destination instanceof InetSocketAddress to) {
            return String.format(
                    // Some languages have digits of their own.
                    Locale.ROOT,
                    "PROXY %s %s %s %d %d\r\n",
                    isIpv4(from) ? "TCP4" : "TCP6",
                    unscoped(from),
                    unscoped(to),
                    from.getPort(),
                    to.getPort());
        }
        return "PROXY UNKNOWN\r\n";
    }

    private static byte[] version2(
            SocketType type, SocketAddress source, SocketAddress destination) {
        byte[] addresses = addresses(source, destination);
        int family = !(source instanceof InetSocketAddress inet) ? 3 : isIpv4(inet) ? 1 : 2;
        return ByteBuffer.allocate(SIGNATURE.length + 4 + addresses.length)
                .put(SIGNATURE)
                .put(VERSION_2_PROXY)
                .put((byte) (family << 4 | type.number()))
                .putShort((short) addresses.length)
                .put(addresses)
                .array();
    }

    private static byte[] addresses(SocketAddress source, SocketAddress destination) {
        if (source instanceof InetSocketAddress from
                && destination instanceof InetSocketAddress to) {
            byte[] first = from.getAddress().getAddress();
            byte[] second = to.getAddress().getAddress();
            return ByteBuffer.allocate(2 * first.length + 4)
                    .put(first)
                    .put(second)
                    .putShort((short) from.getPort())
                    .putShort((short) to.getPort())
                    .array();
        }
        return ByteBuffer.allocate(2 * UNIX_PATH)
                .put(0, path(source))
                .put(UNIX_PATH, path(destination))
                .array();
    }

    private static byte[] path(SocketAddress address) {
        return ((UnixDomainSocketAddress) address).getPath().toString().getBytes(UTF_8);
    }

    private static boolean isIpv4(InetSocketAddress address) {
        return address.getAddress() instanceof Inet4Address;
    }

    /** The other side knows nothing of our interfaces. */
    private static String unscoped(InetSocketAddress address) {
        return AddressText.of(address.getAddress()).replaceFirst("%.*", "");
    }
}
