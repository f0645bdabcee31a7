package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of getaddrinfo: their numbers, and how people write them. */
final class VocabularyTest {

    @ParameterizedTest
    @CsvSource({"UNSPEC, 0", "INET, 2", "INET6, 23", "UNIX, 1"})
    void aFamilyHasItsNumber(AddressFamily family, int number) {
        assertEquals(number, family.number(), "of " + family);
    }

    @ParameterizedTest
    @CsvSource({"STREAM, 1, TCP", "DGRAM, 2, UDP"})
    void aSocketTypeHasItsNumberAndItsProtocol(SocketType type, int number, Protocol protocol) {
        assertEquals(number, type.number(), "of " + type);
        assertEquals(protocol, type.protocol(), "what carries " + type);
    }

    @ParameterizedTest
    @CsvSource({"IP, 0", "IPV4, 4", "TCP, 6", "UDP, 17", "IPV6, 41"})
    void aProtocolHasItsNumber(Protocol protocol, int number) {
        assertEquals(number, protocol.number(), "of " + protocol);
    }

    @ParameterizedTest
    @CsvSource({"PASSIVE, 1", "CANONNAME, 2", "NUMERICHOST, 4"})
    void aFlagIsABit(Flag flag, int number) {
        assertEquals(number, flag.number(), "of " + flag);
    }

    /** The four tests above name each constant; nothing is left out. */
    @Test
    void thereAreNoOthers() {
        assertEquals(4, AddressFamily.values().length, "families");
        assertEquals(2, SocketType.values().length, "socket types");
        assertEquals(5, Protocol.values().length, "protocols");
        assertEquals(3, Flag.values().length, "flags");
    }

    @ParameterizedTest
    @EnumSource
    void aFamilyIsReadInAnyCase(AddressFamily family) {
        String name = family.name();
        assertSame(family, AddressFamily.parse(name), name);
        assertSame(family, AddressFamily.parse(name.toLowerCase()), "lower case: " + name);
        assertSame(family, AddressFamily.parse("AF_" + name), "as C has it: AF_" + name);
        assertSame(family, AddressFamily.parse("af_" + name), "mixed: af_" + name);
    }

    @ParameterizedTest
    @EnumSource
    void aSocketTypeIsReadInAnyCase(SocketType type) {
        String name = type.name();
        assertSame(type, SocketType.parse(name), name);
        assertSame(type, SocketType.parse(name.toLowerCase()), "lower case: " + name);
        assertSame(type, SocketType.parse("SOCK_" + name), "as C has it: SOCK_" + name);
        assertSame(type, SocketType.parse("sock_" + name), "mixed: sock_" + name);
    }

    @ParameterizedTest
    @EnumSource
    void aProtocolIsReadInAnyCase(Protocol protocol) {
        String name = protocol.name();
        assertSame(protocol, Protocol.parse(name), name);
        assertSame(protocol, Protocol.parse(name.toLowerCase()), "lower case: " + name);
        assertSame(protocol, Protocol.parse("IPPROTO_" + name), "as C has it: IPPROTO_" + name);
        assertSame(protocol, Protocol.parse("ipproto_" + name), "mixed: ipproto_" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipx", "AF_IPX", "Ipx"})
    void ipxIsRefusedByName(String name) {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> AddressFamily.parse(name),
                        name + " cannot be opened");
        assertEquals(
                "'%s' is no address family that can be opened here (nobody has IPX any more): there are unspec, inet, inet6, unix"
                        .formatted(name),
                e.getMessage(),
                "what it is, and what there is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AF_", "AF_APPLETALK", "inet 6", " inet", "SOCK_STREAM", "23"})
    void anotherFamilyIsRefused(String name) {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> AddressFamily.parse(name),
                        "'" + name + "' is no family");
        assertEquals(
                "'%s' is no address family that can be opened here: there are unspec, inet, inet6, unix"
                        .formatted(name),
                e.getMessage(),
                "the name, and what there is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "raw", "SOCK_SEQPACKET", "SOCK_", "AF_INET"})
    void anotherSocketTypeIsRefused(String name) {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> SocketType.parse(name),
                        "'" + name + "' is no socket type");
        assertEquals(
                "'%s' is no socket type that Java opens: there are stream, dgram".formatted(name),
                e.getMessage(),
                "the name, and what there is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "icmp", "IPPROTO_SCTP", "6"})
    void anotherProtocolIsRefused(String name) {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Protocol.parse(name),
                        "'" + name + "' is no protocol");
        assertEquals(
                "'%s' is no protocol known here: there are ip, ipv4, ipv6, tcp, udp"
                        .formatted(name),
                e.getMessage(),
                "the name, and what there is");
    }
}
