package echo.api.net;

import java.util.Locale;

/** What a socket carries (RFC 3493, section 6.1). */
public enum SocketType {
    /** A stream of bytes, in order and whole: TCP. */
    STREAM(1, Protocol.TCP),
    /** Messages, each whole or lost: UDP. */
    DGRAM(2, Protocol.UDP);

    private final int number;
    private final Protocol protocol;

    SocketType(int number, Protocol protocol) {
        this.number = number;
        this.protocol = protocol;
    }

    /**
     * The number that C programs know it by.
     *
     * @return 1 or 2
     */
    public int number() {
        return number;
    }

    /**
     * What carries it over IPv4 and IPv6.
     *
     * @return {@link Protocol#TCP} or {@link Protocol#UDP}
     */
    public Protocol protocol() {
        return protocol;
    }

    /**
     * The type of that name.
     *
     * @param name such as {@code stream} or {@code SOCK_STREAM}, in any case
     * @return the type
     * @throws IllegalArgumentException if Java opens no such socket; the message says so
     */
    public static SocketType parse(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("SOCK_") ? upper.substring(5) : upper;
        for (SocketType type : values()) {
            if (type.name().equals(bare)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no socket type that Java opens: there are stream, dgram".formatted(name));
    }
}
