package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;

@Timeout(60)
final class ResolverTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, UNSPEC, 192.0.2.1",
        "192.0.2.1, INET, 192.0.2.1",
        "2001:db8::1, UNSPEC, 2001:db8::1",
        "[2001:db8::1], INET6, 2001:db8::1",
        "::ffff:192.0.2.1, INET, 192.0.2.1",
    })
    void aLiteralIsItself(String host, AddressFamily family, String address) throws Exception {
        var expected = new InetSocketAddress(InetAddress.getByName(address), 7);
        assertEquals(List.of(expected), Resolver.resolve(host, 7, family), "of " + host);
    }

    @Test
    void localhostIsThisMachine() throws Exception {
        List<InetSocketAddress> all = Resolver.resolve("localhost", 7, AddressFamily.UNSPEC);
        assertFalse(all.isEmpty(), "localhost has an address");
        assertEquals(new HashSet<>(all).size(), all.size(), "each address once: " + all);
        for (InetSocketAddress address : all) {
            assertTrue(address.getAddress().isLoopbackAddress(), "a loopback address: " + address);
            assertEquals(7, address.getPort(), "the port that was given: " + address);
        }
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, INET6, IPv6", "2001:db8::1, INET, IPv4"})
    void anotherFamilyIsFilteredOut(String host, AddressFamily family, String name) {
        var e =
                assertThrows(
                        UnknownHostException.class,
                        () -> Resolver.resolve(host, 7, family),
                        host + " is not " + family);
        assertEquals(
                "%s: the name has no %s address".formatted(host, name),
                e.getMessage(),
                "the name and the family");
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownNameIsNamed(AddressFamily family) {
        String host = "no-such-host.invalid";
        var e =
                assertThrows(
                        UnknownHostException.class,
                        () -> Resolver.resolve(host, 7, family),
                        "RFC 6761 keeps .invalid free of names");
        assertEquals(host + ": name not resolved", e.getMessage(), "the name, and what is wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, UNSPEC, true",
        "127.0.0.1, INET, true",
        "127.0.0.1, INET6, false",
        "::1, UNSPEC, true",
        "::1, INET, false",
        "::1, INET6, true",
    })
    void aFamilyKnowsItsAddresses(String literal, AddressFamily family, boolean included)
            throws Exception {
        assertEquals(
                included,
                family.includes(InetAddress.getByName(literal)),
                literal + " is of " + family);
    }
}
