package echo.api.net;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The kind of an address (RFC 3493, section 6.1). */
public enum AddressFamily {
    /** Any family: IPv4 and IPv6 alike. */
    UNSPEC,
    /** IPv4. */
    INET,
    /** IPv6. */
    INET6;

    /**
     * The family of an address. An IPv4-mapped IPv6 address is IPv4 in Java.
     *
     * @param address the address
     * @return {@link #INET} or {@link #INET6}
     */
    public static AddressFamily of(InetAddress address) {
        return address instanceof Inet4Address ? INET : INET6;
    }

    /**
     * Whether an address is of this family; every address is of {@link #UNSPEC}.
     *
     * @param address the address
     * @return whether it is
     */
    public boolean includes(InetAddress address) {
        return this == UNSPEC || this == of(address);
    }
}
