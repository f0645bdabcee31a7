package echo.api.net;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Which answers of a resolution are wanted (RFC 3493, section 6.1).
 *
 * @param family the addresses
 * @param types the socket types, at least one; each address is answered once for each
 * @param protocol the protocol, {@link Protocol#IP} for any
 * @param flags what else
 */
public record Hints(
        AddressFamily family, Set<SocketType> types, Protocol protocol, Set<Flag> flags) {

    /** Every address, for every socket type. */
    public static final Hints NONE =
            new Hints(AddressFamily.UNSPEC, Set.of(SocketType.values()), Protocol.IP, Set.of());

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if nothing can have them; the message says why
     */
    public Hints {
        requireNonNull(family);
        requireNonNull(protocol);
        types = Set.copyOf(types);
        flags = Set.copyOf(flags);
        if (family == AddressFamily.UNIX) {
            throw new IllegalArgumentException(
                    "family unix has no names to resolve: write unix:/path");
        } else if (types.stream().noneMatch(type -> carries(type, protocol))) {
            throw new IllegalArgumentException(
                    "protocol %s does not go with %s: only a raw socket has it, which Java cannot open"
                            .formatted(protocol, types));
        }
    }

    private static boolean carries(SocketType type, Protocol protocol) {
        return protocol == Protocol.IP || protocol == type.protocol();
    }

    boolean includes(SocketType type) {
        return types.contains(type) && carries(type, protocol);
    }
}
