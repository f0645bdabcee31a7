package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.util.List;
import java.util.Set;

/** What is answered follows what was asked for; whether it is right, {@link GetaddrinfoTest}. */
@Timeout(60)
final class ResolverHintsTest {

    @Test
    void anAddressIsAnsweredOnceForEachType() throws Exception {
        assertEquals(
                List.of("STREAM TCP 192.0.2.1:7", "DGRAM UDP 192.0.2.1:7"),
                answers("192.0.2.1", "7", Hints.NONE),
                "first the stream, then the datagram");
    }

    @ParameterizedTest
    @EnumSource
    void aTypeAlone(SocketType type) throws Exception {
        var hints = new Hints(AddressFamily.UNSPEC, Set.of(type), Protocol.IP, Set.of());
        assertEquals(
                List.of("%s %s 192.0.2.1:7".formatted(type, type.protocol())),
                answers("192.0.2.1", "7", hints),
                "one answer");
    }

    @ParameterizedTest
    @CsvSource({"TCP, STREAM", "UDP, DGRAM"})
    void aProtocolAlone(Protocol protocol, SocketType type) throws Exception {
        var hints =
                new Hints(AddressFamily.UNSPEC, Set.of(SocketType.values()), protocol, Set.of());
        assertEquals(
                List.of("%s %s 192.0.2.1:7".formatted(type, protocol)),
                answers("192.0.2.1", "7", hints),
                "one answer");
    }

    @Test
    void theCanonicalNameStandsInTheFirstAnswerAlone() throws Exception {
        List<AddressInfo> all = Resolver.resolve("127.0.0.1", "7", flags(Flag.CANONNAME));
        assertEquals(
                List.of("127.0.0.1", ""),
                all.stream().map(AddressInfo::canonicalName).toList(),
                "the name of a literal is itself");
        assertEquals(
                List.of("", ""),
                Resolver.resolve("127.0.0.1", "7", Hints.NONE).stream()
                        .map(AddressInfo::canonicalName)
                        .toList(),
                "none, if it is not asked for");
    }

    @Test
    void noHostHasNoCanonicalName() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Resolver.resolve("", "7", flags(Flag.CANONNAME)),
                        "whose name?");
        assertEquals(
                "no host has no canonical name: name a host",
                e.getMessage(),
                "what is wrong, and the remedy");
    }

    @ParameterizedTest
    @CsvSource({
        "INET, '', 127.0.0.1:7",
        "INET, PASSIVE, 0.0.0.0:7",
        "INET6, '', [::1]:7",
        "INET6, PASSIVE, [::]:7",
    })
    void noHostIsTheLoopbackOrTheWildcard(AddressFamily family, String flag, String address)
            throws Exception {
        Set<Flag> flags = flag.isEmpty() ? Set.of() : Set.of(Flag.valueOf(flag));
        var hints = new Hints(family, Set.of(SocketType.STREAM), Protocol.IP, flags);
        assertEquals(List.of("STREAM TCP " + address), answers("", "7", hints), "of " + family);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]"})
    void aLiteralMayStandInBrackets(String host) throws Exception {
        assertEquals(
                List.of("STREAM TCP [::1]:7", "DGRAM UDP [::1]:7"),
                answers(host, "7", flags(Flag.NUMERICHOST)),
                "of " + host);
        assertEquals(
                "::1",
                Resolver.resolve(host, "7", flags(Flag.CANONNAME)).getFirst().canonicalName(),
                "brackets are no part of a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "no-such-host.invalid", "1.2.3.4.5", "*", " "})
    void whereANumberIsWantedNobodyIsAskedForAName(String host) {
        var e =
                assertThrows(
                        UnknownHostException.class,
                        () -> Resolver.resolve(host, "7", flags(Flag.NUMERICHOST)),
                        host + " is no literal");
        assertEquals(host + ": no numeric address", e.getMessage(), "what is wrong");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, INET6, IPv6", "2001:db8::1, INET, IPv4"})
    void aLiteralOfAnotherFamilyIsRefused(String host, AddressFamily family, String name) {
        var hints =
                new Hints(family, Set.of(SocketType.STREAM), Protocol.IP, Set.of(Flag.NUMERICHOST));
        var e =
                assertThrows(
                        UnknownHostException.class,
                        () -> Resolver.resolve(host, "7", hints),
                        host + " is not " + family);
        assertEquals(
                "%s: the name has no %s address".formatted(host, name),
                e.getMessage(),
                "the host and the family");
    }

    @Test
    void anUnknownServiceIsNamed() {
        var e =
                assertThrows(
                        UnknownServiceException.class,
                        () -> Resolver.resolve("127.0.0.1", "no-such-service", Hints.NONE),
                        "no type has it");
        assertTrue(
                e.getMessage().startsWith("the service 'no-such-service' "),
                "the service: " + e.getMessage());
        assertTrue(e.getMessage().endsWith(": write its number"), "remedy: " + e.getMessage());
    }

    @Test
    void theAnswersCannotBeChanged() throws Exception {
        List<AddressInfo> all = Resolver.resolve("127.0.0.1", "7", Hints.NONE);
        assertThrows(UnsupportedOperationException.class, all::clear, "immutable");
    }

    private static Hints flags(Flag... flags) {
        return new Hints(
                AddressFamily.UNSPEC, Set.of(SocketType.values()), Protocol.IP, Set.of(flags));
    }

    private static List<String> answers(String host, String service, Hints hints) throws Exception {
        return Resolver.resolve(host, service, hints).stream()
                .map(
                        info ->
                                info.type()
                                        + " "
                                        + info.protocol()
                                        + " "
                                        + AddressText.of(info.address()))
                .toList();
    }
}
