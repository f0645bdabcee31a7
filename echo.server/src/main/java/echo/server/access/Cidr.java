package echo.server.access;

import static java.util.Objects.requireNonNull;

import echo.api.net.AddressText;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * All addresses that begin alike (RFC 4632, section 3.1; RFC 4291, section 2.3).
 *
 * @param network the first of them, without a scope
 * @param bits how many bits they have in common: 0 to 32, or 128 for IPv6
 */
public record Cidr(InetAddress network, int bits) {

    /** What comes before an IPv4 address that is mapped into IPv6 (RFC 4291, section 2.5.5.2). */
    private static final int MAPPED = 96;

    /** Refuses bits that no other address of the network has. */
    public Cidr {
        requireNonNull(network);
        if (bits < 0 || bits > Bits.most(network)) {
            throw new IllegalArgumentException(
                    "the prefix is %d bits, and not 0 to %d".formatted(bits, Bits.most(network)));
        }
        InetAddress first = cut(network, bits);
        if (!first.equals(network)) {
            throw new IllegalArgumentException(
                    "there are bits behind the prefix: write %s/%d, or %s for this address alone"
                            .formatted(AddressText.of(first), bits, AddressText.of(network)));
        }
    }

    /**
     * Reads {@code ADDRESS/BITS}, or an address alone, which is all its bits. IPv4 that is mapped
     * into IPv6 is IPv4.
     *
     * @param text such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}
     * @return the prefix
     * @throws IllegalArgumentException if it is none; the message, without the text, says what to
     *     write
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        InetAddress network =
                AddressLiteral.parse(literal).orElseThrow(() -> noAddress(literal, slash >= 0));
        int most = Bits.most(network);
        if (slash < 0) {
            return new Cidr(network, most);
        }
        int skipped = literal.indexOf(':') >= 0 && most == 32 ? MAPPED : 0;
        String bits = text.substring(slash + 1);
        if (bits.matches("0|[1-9][0-9]{0,2}")) {
            int prefix = Integer.parseInt(bits) - skipped;
            if (prefix >= 0 && prefix <= most) {
                return new Cidr(network, prefix);
            }
        }
        throw new IllegalArgumentException(
                "the prefix '%s' is not a number from %d to %d"
                        .formatted(bits, skipped, skipped + most));
    }

    private static IllegalArgumentException noAddress(String literal, boolean hasPrefix) {
        String remedy =
                literal.indexOf('%') >= 0
                        ? "leave out the scope behind %, since peers of all are meant"
                        : hasPrefix
                                ? "write a prefix such as 192.0.2.0/24 or 2001:db8::/32"
                                : "write an address such as 192.0.2.1, or a prefix such as"
                                        + " 2001:db8::/32";
        return new IllegalArgumentException("there is no address: " + remedy);
    }

    private static InetAddress cut(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.clamp(bits - 8L * i, 0, 8);
            bytes[i] &= (byte) (0xff00 >> kept);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("the bytes were an address's", e);
        }
    }

    /** As {@link #parse} reads it, without the bits where they are all. */
    @Override
    public String toString() {
        String address = AddressText.of(network);
        return bits == Bits.most(network) ? address : address + "/" + bits;
    }
}
