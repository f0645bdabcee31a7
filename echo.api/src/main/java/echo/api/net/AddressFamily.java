package echo.api.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;

/** The kind of an address (RFC 3493, section 6.1). */
public enum AddressFamily {
    /** Any family: IPv4 and IPv6 alike. */
    UNSPEC(0),
    /** IPv4. */
    INET(2),
    /** IPv6. */
    INET6(23),
    /** Paths of this machine: Unix sockets. */
    UNIX(1);

    private final int number;

    AddressFamily(int number) {
        this.number = number;
    }

    /**
     * The number that C programs know it by. For {@link #INET6} it is 23, the one of Windows; Linux
     * has 10, and others have theirs.
     *
     * @return the number
     */
    public int number() {
        return number;
    }

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
     * The family of that name.
     *
     * @param name such as {@code inet6} or {@code AF_INET6}, in any case
     * @return the family
     * @throws IllegalArgumentException if there is none, or it cannot be opened here; the message
     *     says so and names those that can
     */
    public static AddressFamily parse(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("AF_") ? upper.substring(3) : upper;
        for (AddressFamily family : values()) {
            if (family.name().equals(bare)) {
                return family;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no address family that can be opened here%s: there are unspec, inet, inet6, unix"
                        .formatted(name, bare.equals("IPX") ? " (nobody has IPX any more)" : ""));
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
