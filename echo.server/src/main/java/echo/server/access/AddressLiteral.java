package echo.server.access;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses as they are written, without a doubt: IPv4 as four decimal numbers without zeros in
 * front (others read those as octal), IPv6 as RFC 4291, section 2.2, has it, without a scope.
 */
public final class AddressLiteral {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String QUAD = OCTET + "(?:\\." + OCTET + "){3}";
    private static final Pattern IPV4 = Pattern.compile(QUAD);

    /** No set of five digits and no doubtful quad: the rest is left to Java. */
    private static final Pattern IPV6 =
            Pattern.compile("(?:[0-9a-fA-F]{0,4}:){2,8}(?:[0-9a-fA-F]{0,4}|" + QUAD + ")");

    private AddressLiteral() {}

    /**
     * Reads an address of either family; nobody is asked for names.
     *
     * @param text the address alone
     * @return the address, IPv4 if it is mapped into IPv6; empty if it is none
     */
    public static Optional<InetAddress> parse(String text) {
        return IPV4.matcher(text).matches()
                ? Optional.of(Inet4Address.ofLiteral(text))
                : parseIpv6(text);
    }

    /**
     * Reads an IPv6 address.
     *
     * @param text the address alone
     * @return the address, IPv4 if that is mapped; empty if it is none
     */
    public static Optional<InetAddress> parseIpv6(String text) {
        if (!IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Inet6Address.ofLiteral(text));
        } catch (IllegalArgumentException notQuite) {
            // Such as one with two "::", or with nine sets.
            return Optional.empty();
        }
    }
}
