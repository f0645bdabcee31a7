package echo.api.net;

import java.util.Locale;

/** Protocols by the numbers that stand in an IP header (the IANA's protocol numbers). */
public enum Protocol {
    /** As a hint: whichever the socket type has. */
    IP(0),
    /** IPv4 in IP, for tunnels. */
    IPV4(4),
    /** TCP (RFC 9293). */
    TCP(6),
    /** UDP (RFC 768). */
    UDP(17),
    /** IPv6 in IP, for tunnels. */
    IPV6(41);

    private final int number;

    Protocol(int number) {
        this.number = number;
    }

    /**
     * The protocol number.
     *
     * @return 0 to 255
     */
    public int number() {
        return number;
    }

    /**
     * The protocol of that name.
     *
     * @param name such as {@code tcp} or {@code IPPROTO_TCP}, in any case
     * @return the protocol
     * @throws IllegalArgumentException if it is none of these; the message says so
     */
    public static Protocol parse(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("IPPROTO_") ? upper.substring(8) : upper;
        for (Protocol protocol : values()) {
            if (protocol.name().equals(bare)) {
                return protocol;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no protocol known here: there are ip, ipv4, ipv6, tcp, udp"
                        .formatted(name));
    }
}
