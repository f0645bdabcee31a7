package echo.api.net;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name that an alias stands for. Java does not hand on what the system knows of it, so this is
 * as near as one gets: the hosts file, or a short name's full one. An alias in the DNS is not
 * followed.
 */
final class CanonicalName {

    static final Path HOSTS_FILE = Path.of("/etc/hosts");

    private CanonicalName() {}

    /**
     * The canonical name of a host.
     *
     * @param host a name or a literal
     * @param family the addresses that were asked for
     * @param address the first of them
     */
    static String of(String host, AddressFamily family, InetAddress address) {
        return of(host, family, address, HOSTS_FILE);
    }

    static String of(String host, AddressFamily family, InetAddress address, Path hostsFile) {
        if (isLiteral(host)) {
            return InetEndpoint.hostOf(host);
        }
        for (String line : lines(hostsFile)) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (isOf(family, words[0]) && names(words).anyMatch(host::equalsIgnoreCase)) {
                // hosts(5): behind the address the canonical name, then its aliases.
                return words[1];
            }
        }
        String backwards = address.getCanonicalHostName();
        return backwards.startsWith(host + ".") ? backwards : host;
    }

    /** As getaddrinfo has it, a name may stand for another in each family. */
    private static boolean isOf(AddressFamily family, String address) {
        boolean isIpv6 = address.indexOf(':') >= 0;
        return family == AddressFamily.UNSPEC || isIpv6 == (family == AddressFamily.INET6);
    }

    private static Stream<String> names(String[] words) {
        return Stream.of(words).skip(1);
    }

    private static boolean isLiteral(String host) {
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static List<String> lines(Path hostsFile) {
        try {
            return Files.readAllLines(hostsFile, StandardCharsets.ISO_8859_1);
        } catch (IOException noHostsFile) {
            return List.of();
        }
    }
}
