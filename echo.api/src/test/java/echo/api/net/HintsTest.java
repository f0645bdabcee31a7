package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

final class HintsTest {

    @Test
    void noneIsForEverything() {
        assertEquals(AddressFamily.UNSPEC, Hints.NONE.family(), "every address");
        assertEquals(Set.of(SocketType.values()), Hints.NONE.types(), "every socket type");
        assertEquals(Protocol.IP, Hints.NONE.protocol(), "whichever protocol the type has");
        assertEquals(Set.of(), Hints.NONE.flags(), "no flag");
    }

    @ParameterizedTest
    @CsvSource({"IP, true, true", "TCP, true, false", "UDP, false, true"})
    void aProtocolChoosesAmongTheTypes(Protocol protocol, boolean stream, boolean dgram) {
        var hints = hints(AddressFamily.UNSPEC, Set.of(SocketType.values()), protocol);
        assertEquals(stream, hints.includes(SocketType.STREAM), "streams over " + protocol);
        assertEquals(dgram, hints.includes(SocketType.DGRAM), "datagrams over " + protocol);
    }

    @ParameterizedTest
    @EnumSource
    void aTypeThatIsNotAskedForIsNotIncluded(SocketType type) {
        var hints = hints(AddressFamily.INET, Set.of(type), Protocol.IP);
        for (SocketType other : SocketType.values()) {
            assertEquals(other == type, hints.includes(other), other + " where there is " + type);
        }
    }

    @ParameterizedTest
    @CsvSource({"STREAM, UDP", "DGRAM, TCP", "STREAM, IPV4", "DGRAM, IPV6"})
    void aProtocolThatNoTypeHasIsRefused(SocketType type, Protocol protocol) {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> hints(AddressFamily.UNSPEC, Set.of(type), protocol),
                        type + " is not carried by " + protocol);
        assertEquals(
                "protocol %s does not go with [%s]: only a raw socket has it, which Java cannot open"
                        .formatted(protocol, type),
                e.getMessage(),
                "both, and why");
    }

    @Test
    void noTypeAtAllIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> hints(AddressFamily.UNSPEC, Set.of(), Protocol.IP),
                "nothing would be answered");
    }

    @Test
    void unixHasNoNames() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> hints(AddressFamily.UNIX, Set.of(SocketType.STREAM), Protocol.IP),
                        "a path is not resolved");
        assertEquals(
                "family unix has no names to resolve: write unix:/path",
                e.getMessage(),
                "why, and what to write");
    }

    @Test
    void setsCannotBeChangedAfterwards() {
        var types = EnumSet.of(SocketType.STREAM);
        var flags = new HashSet<>(Set.of(Flag.PASSIVE));
        var hints = new Hints(AddressFamily.INET, types, Protocol.IP, flags);
        types.add(SocketType.DGRAM);
        flags.clear();
        assertEquals(Set.of(SocketType.STREAM), hints.types(), "a copy of the types");
        assertEquals(Set.of(Flag.PASSIVE), hints.flags(), "a copy of the flags");
        assertThrows(UnsupportedOperationException.class, hints.types()::clear, "and immutable");
        assertThrows(UnsupportedOperationException.class, hints.flags()::clear, "and immutable");
    }

    @Test
    void nothingMayBeMissing() {
        Set<SocketType> types = Set.of(SocketType.STREAM);
        assertThrows(
                NullPointerException.class, () -> hints(null, types, Protocol.IP), "no family");
        assertThrows(
                NullPointerException.class,
                () -> hints(AddressFamily.INET, types, null),
                "no protocol");
    }

    private static Hints hints(AddressFamily family, Set<SocketType> types, Protocol protocol) {
        return new Hints(family, types, protocol, Set.of());
    }
}
