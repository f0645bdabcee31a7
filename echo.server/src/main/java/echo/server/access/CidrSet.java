package echo.server.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/**
 * Many prefixes, to be asked for the one that is most specific. Immutable. A look-up is a binary
 * search, so a hundred thousand prefixes are as good as ten; each takes 21 bytes.
 */
public final class CidrSet {

    /** Without a prefix. */
    public static final CidrSet EMPTY = of(List.of());

    private final CidrTable ipv4;
    private final CidrTable ipv6;

    private CidrSet(CidrTable ipv4, CidrTable ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /**
     * Of these prefixes.
     *
     * @param prefixes in any order; one that is there twice counts once
     * @return the set
     */
    public static CidrSet of(Collection<Cidr> prefixes) {
        return new CidrSet(CidrTable.of(prefixes, true), CidrTable.of(prefixes, false));
    }

    /**
     * The most specific prefix that has an address.
     *
     * @param address a scope does not matter
     * @return how many bits it has, from 0; -1 if none has it
     */
    public int longest(InetAddress address) {
        byte[] bytes = address.getAddress();
        CidrTable table = address instanceof Inet4Address ? ipv4 : ipv6;
        return table.longest(Bits.high(bytes), Bits.low(bytes));
    }

    /**
     * Whether any prefix has an address.
     *
     * @param address a scope does not matter
     * @return whether one has
     */
    public boolean contains(InetAddress address) {
        return longest(address) >= 0;
    }

    /**
     * How many prefixes there are.
     *
     * @return each counted once
     */
    public int size() {
        return ipv4.size() + ipv6.size();
    }
}
