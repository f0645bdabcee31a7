package echo.api.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** Addresses as people write them. */
public final class AddressText {

    private AddressText() {}

    /**
     * An address and its port, {@code 127.0.0.1:7}, {@code [::1]:7}, or {@code unix:} and a path,
     * which clients seldom have.
     *
     * @param address any socket address
     * @return its text; for one of another kind, its own {@code toString}
     */
    public static String of(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress unix) {
            return "unix:" + UnixEndpoint.text(unix.getPath());
        }
        return address instanceof InetSocketAddress inet ? of(inet) : String.valueOf(address);
    }

    private static String of(InetSocketAddress inet) {
        String host = inet.isUnresolved() ? inet.getHostString() : of(inet.getAddress());
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + inet.getPort();
    }

    /**
     * An address alone: {@code 127.0.0.1}, {@code ::1}, {@code fe80::1%eth0}.
     *
     * @param address the address
     * @return its text, IPv6 in the canonical form of RFC 5952, section 4
     */
    public static String of(InetAddress address) {
        return address instanceof Inet6Address inet6 ? of(inet6) : address.getHostAddress();
    }

    private static String of(Inet6Address address) {
        byte[] bytes = address.getAddress();
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int start = longestRunOfZeros(groups);
        int end = endOfZeros(groups, start);
        if (end - start < 2) {
            // A single group of zeros is not shortened (section 4.2.2).
            start = groups.length;
            end = groups.length;
        }
        var text = new StringBuilder(39);
        for (int i = 0; i < groups.length; i++) {
            if (i == start) {
                text.append("::");
                i = end - 1;
            } else {
                if (i > 0 && i != end) {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        if (address.isLinkLocalAddress()) {
            // Without its scope it means nothing; others are the same on every interface.
            String full = address.getHostAddress();
            text.append(
                    full, full.indexOf('%') < 0 ? full.length() : full.indexOf('%'), full.length());
        }
        return text.toString();
    }

    private static int longestRunOfZeros(int[] groups) {
        int best = 0;
        for (int i = 1; i < groups.length; i++) {
            if (endOfZeros(groups, i) - i > endOfZeros(groups, best) - best) {
                best = i;
            }
        }
        return best;
    }

    private static int endOfZeros(int[] groups, int start) {
        int end = start;
        while (end < groups.length && groups[end] == 0) {
            end++;
        }
        return end;
    }
}
