package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Our resolver says what the system's says, in the same order. It runs, as the image's launchers
 * do, with {@code -Djava.net.preferIPv6Addresses=system}.
 */
@Timeout(60)
final class GetaddrinfoTest {

    /** In the tables below, the name of the machine that the test runs on. */
    private static final String THIS_MACHINE = "MACHINE";

    private static Getaddrinfo system;

    @BeforeAll
    static void start() throws IOException {
        system = Getaddrinfo.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (system != null) {
            system.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost",
        "MACHINE",
        "127.0.0.1",
        "127.1",
        "::1",
        "0.0.0.0",
        "::",
        "192.0.2.1",
        "2001:db8::1",
        "''",
    })
    void agreesOnAHost(String host) throws Exception {
        assertAgreement(host, "7", Hints.NONE);
    }

    @ParameterizedTest
    @CsvSource({"localhost", "MACHINE", "127.0.0.1", "::1", "''"})
    void agreesOnAPassiveHost(String host) throws Exception {
        assertAgreement(host, "7", flags(Flag.PASSIVE));
    }

    @ParameterizedTest
    @CsvSource({"localhost", "LOCALHOST", "127.0.0.1", "127.1", "::1"})
    void agreesOnACanonicalName(String host) throws Exception {
        assertAgreement(host, "7", flags(Flag.CANONNAME));
    }

    /** Only what the hosts file says: what the DNS says of aliases Java does not hand on. */
    @ParameterizedTest
    @CsvSource("MACHINE")
    void agreesOnTheMachinesCanonicalName(String host) throws Exception {
        assumeTrue(
                Files.isReadable(CanonicalName.HOSTS_FILE)
                        && Files.readString(CanonicalName.HOSTS_FILE, ISO_8859_1)
                                .lines()
                                .map(line -> line.replaceFirst("#.*", ""))
                                .anyMatch(line -> List.of(line.split("\\s+")).contains(name(host))),
                "the hosts file does not know this machine's name");
        assertAgreement(host, "7", flags(Flag.CANONNAME));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "::1", "127.1", "''"})
    void agreesOnANumericHost(String host) throws Exception {
        assertAgreement(host, "7", flags(Flag.NUMERICHOST));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, INET",
        "localhost, INET6",
        "MACHINE, INET",
        "MACHINE, INET6",
        "127.0.0.1, INET",
        "::1, INET6",
        "'', INET",
        "'', INET6",
    })
    void agreesOnAFamily(String host, AddressFamily family) throws Exception {
        var types = EnumSet.allOf(SocketType.class);
        assertAgreement(host, "7", new Hints(family, types, Protocol.IP, Set.of()));
        assertAgreement(host, "7", new Hints(family, types, Protocol.IP, Set.of(Flag.PASSIVE)));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 7, STREAM",
        "localhost, 7, DGRAM",
        "'', 7, STREAM",
        "'', 0, DGRAM",
        "localhost, echo, STREAM",
        "localhost, echo, DGRAM",
        "127.0.0.1, ssh, STREAM",
        "127.0.0.1, ssh, DGRAM",
        "::1, no-such-service, STREAM",
    })
    void agreesOnAType(String host, String service, SocketType type) throws Exception {
        var hints = new Hints(AddressFamily.UNSPEC, Set.of(type), Protocol.IP, Set.of());
        assertAgreement(host, service, hints);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, echo",
        "localhost, ssh",
        "'', echo",
        "MACHINE, discard",
        "127.0.0.1, sink",
        "localhost, no-such-service",
        "localhost, 65535",
        "localhost, 0",
    })
    void agreesOnAService(String host, String service) throws Exception {
        assertAgreement(host, service, Hints.NONE);
    }

    /** Each fails for both: the first three at once, the last one after a look for the name. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, INET6, ",
        "::1, INET, ",
        "localhost, UNSPEC, NUMERICHOST",
        "no-such-host.invalid, UNSPEC, ",
    })
    void agreesOnWhatFails(String host, AddressFamily family, Flag flag) throws Exception {
        Set<Flag> flags = flag == null ? Set.of() : Set.of(flag);
        var types = EnumSet.allOf(SocketType.class);
        var hints = new Hints(family, types, Protocol.IP, flags);
        assertEquals(List.of(), system.rows(host, "7", hints), "the system refuses " + host);
        assertEquals(List.of(), ours(host, "7", hints), "so do we");
    }

    private static void assertAgreement(String host, String service, Hints hints) throws Exception {
        List<String> expected = system.rows(name(host), service, hints);
        assumeTrue(
                hasIpv6() || expected.stream().noneMatch(row -> row.startsWith("INET6 ")),
                "this machine has no IPv6, and then Java leaves those addresses out");
        assertEquals(
                expected,
                ours(name(host), service, hints),
                "what getaddrinfo says of '%s' and %s with %s".formatted(host, service, hints));
        assertFalse(host.isEmpty() && expected.isEmpty(), "there always is a local address");
    }

    private static List<String> ours(String host, String service, Hints hints) {
        try {
            return Resolver.resolve(host, service, hints).stream().map(Getaddrinfo::text).toList();
        } catch (UnknownHostException | UnknownServiceException refused) {
            return List.of();
        }
    }

    private static String name(String host) {
        return host.equals(THIS_MACHINE) ? system.machineName() : host;
    }

    private static Hints flags(Flag... flags) {
        var types = EnumSet.allOf(SocketType.class);
        return new Hints(AddressFamily.UNSPEC, types, Protocol.IP, Set.of(flags));
    }

    private static boolean hasIpv6() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(Inet6Address.class::isInstance);
    }
}
