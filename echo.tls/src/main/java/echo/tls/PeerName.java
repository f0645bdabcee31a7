package echo.tls;

import java.net.IDN;
import java.net.InetAddress;

/**
 * Whom a certificate must be for: a host name, which is also sent (SNI, RFC 6066, section 3), or an
 * address, which is not.
 *
 * @param text in ASCII, without a dot at the end or a scope
 * @param isAddress whether it is an IP address
 */
public record PeerName(String text, boolean isAddress) {

    /**
     * A host as people write it.
     *
     * @param host name or IP address
     * @return the name
     * @throws IllegalArgumentException if it is neither
     */
    public static PeerName of(String host) {
        String unscoped = host.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*", "");
        if (isLiteral(unscoped)) {
            return new PeerName(unscoped, true);
        }
        String name = IDN.toASCII(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        if (!name.matches("[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*") || name.length() > 253) {
            throw new IllegalArgumentException("'%s' is no host name".formatted(host));
        }
        return new PeerName(name, false);
    }

    private static boolean isLiteral(String host) {
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
