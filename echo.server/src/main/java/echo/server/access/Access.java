package echo.server.access;

import static java.util.Objects.requireNonNull;

import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;

/**
 * Which addresses a listener lets in. Of all prefixes that have an address the most specific
 * decides. Immutable.
 *
 * @param allow prefixes and files of them, as they were written
 * @param deny the same
 * @param allowed the prefixes of {@code allow}
 * @param denied the prefixes of {@code deny}
 */
public record Access(List<String> allow, List<String> deny, CidrSet allowed, CidrSet denied) {

    /** Lets everybody in. */
    public static final Access ALL = new Access(List.of(), List.of(), CidrSet.EMPTY, CidrSet.EMPTY);

    private static final String ALLOW = "allow";
    private static final String DENY = "deny";

    /** What a listener can be told about it. */
    public static final List<ListenerOption> OPTIONS =
            List.of(
                    new ListenerOption(
                            ALLOW,
                            "LIST",
                            "Let in the addresses of LIST, and no others: prefixes such as"
                                    + " 192.0.2.0/24 or 2001:db8::/32, addresses, and files with"
                                    + " one a line, which begin with / or ./ and are read again"
                                    + " at SIGHUP; between them commas. Behind a proxy"
                                    + " (proxy-protocol=on) it is about the real peer. Peers of"
                                    + " Unix sockets have no address and are always let in: see"
                                    + " mode."),
                    new ListenerOption(
                            DENY,
                            "LIST",
                            "Keep out the addresses of LIST, which is as for allow. Of both lists"
                                    + " the most specific prefix that has an address decides."));

    /** Copies the lists. */
    public Access {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        requireNonNull(allowed);
        requireNonNull(denied);
    }

    /**
     * Takes them out of a listener's options, and reads their files.
     *
     * @param values the options
     * @return what they say; everybody may come in if they say nothing
     * @throws IllegalArgumentException with one line if a prefix or a file is faulty, or both lists
     *     have the same prefix
     */
    public static Access takenFrom(OptionValues values) {
        return of(values.list(ALLOW), values.list(DENY));
    }

    private static Access of(List<String> allow, List<String> deny) {
        if (allow.isEmpty() && deny.isEmpty()) {
            return ALL;
        }
        Set<Cidr> allowed = CidrItems.read(ALLOW, allow);
        Set<Cidr> denied = CidrItems.read(DENY, deny);
        denied.stream()
                .filter(allowed::contains)
                .findFirst()
                .ifPresent(
                        both -> {
                            throw new IllegalArgumentException(
                                    "allow and deny both have %s: take it out of one"
                                            .formatted(both));
                        });
        return new Access(allow, deny, CidrSet.of(allowed), CidrSet.of(denied));
    }

    /**
     * Whether nothing was said, so that everybody may come in. What was said can do nothing for a
     * Unix socket, whose peers have no address.
     *
     * @return whether there is neither {@code allow} nor {@code deny}
     */
    public boolean isEmpty() {
        return allow.isEmpty() && deny.isEmpty();
    }

    /**
     * Whether a peer may come in.
     *
     * @param peer its address; one that is no IP address may
     * @return whether it may
     */
    public boolean admits(SocketAddress peer) {
        if (isEmpty() || !(peer instanceof InetSocketAddress inet)) {
            return true;
        }
        int allowing = allowed.longest(inet.getAddress());
        int denying = denied.longest(inet.getAddress());
        // They are equal only if neither list has it. An allow whose file is empty allows nobody.
        return allowing == denying ? allow.isEmpty() : allowing > denying;
    }

    /**
     * The same with its files read anew.
     *
     * @return what they say now
     * @throws IllegalArgumentException with one line if they are faulty
     */
    public Access reloaded() {
        return of(allow, deny);
    }
}
