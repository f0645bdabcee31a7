package echo.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.net.AddressFamily;
import echo.api.net.AddressText;
import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.server.Machine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

@Timeout(60)
final class PassiveAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "tcp4://*:7, 0.0.0.0:7",
        "tcp://127.0.0.1:7, 127.0.0.1:7",
        "tcp://0.0.0.0:0, 0.0.0.0:0",
        "udp://127.0.0.2:9, 127.0.0.2:9",
        "udp4://192.0.2.1:7, 192.0.2.1:7",
    })
    void oneAddress(String endpoint, String address) throws Exception {
        assertEquals(List.of(address), texts(endpoint), "of " + endpoint);
    }

    @Test
    void theWildcardIsOneDualStackSocket() throws Exception {
        Machine.assumeIpv6();
        assertEquals(List.of("[::]:7"), texts("tcp://*:7"), "both families in one");
    }

    /** Java cannot keep IPv4 out of a socket on "::", however that is written. */
    @ParameterizedTest
    @ValueSource(strings = {"tcp6://*:7", "tcp6://[::]:7", "udp6://*:7", "udp6://[::]:7"})
    void theIpv6WildcardIsEachAddress(String endpoint) throws Exception {
        Machine.assumeIpv6();
        List<InetAddress> all = addresses(endpoint);
        assertTrue(all.contains(InetAddress.getByName("::1")), "the loopback too: " + all);
        assertTrue(all.stream().allMatch(AddressFamily.INET6::includes), "IPv6 alone: " + all);
        assertTrue(all.stream().noneMatch(InetAddress::isAnyLocalAddress), "no wildcard: " + all);
    }

    /** A wildcard socket would answer from whichever address the system likes best. */
    @ParameterizedTest
    @CsvSource({"udp://*:7, UNSPEC", "udp4://*:7, INET"})
    void datagramsHaveASocketForEachAddress(String endpoint, AddressFamily family)
            throws Exception {
        List<InetAddress> all = addresses(endpoint);
        assertTrue(all.contains(InetAddress.getByName("127.0.0.1")), "the loopback too: " + all);
        assertTrue(all.stream().allMatch(family::includes), family + " alone: " + all);
        assertTrue(all.stream().noneMatch(InetAddress::isAnyLocalAddress), "no wildcard: " + all);
        assertEquals(all.stream().distinct().toList(), all, "each once");
        assertFalse(
                PassiveAddresses.of(endpoint(endpoint)).stream().anyMatch(a -> a.getPort() != 7),
                "all on the port that was asked for");
    }

    @Test
    void anUnknownHostIsNamed() {
        var e =
                assertThrows(
                        UnknownHostException.class,
                        () -> PassiveAddresses.of(endpoint("udp://no-such-host.invalid:7")),
                        "RFC 6761 keeps .invalid free of names");
        assertEquals(
                "no-such-host.invalid: name not resolved", e.getMessage(), "what is wrong with it");
    }

    private static List<String> texts(String endpoint) throws IOException {
        return PassiveAddresses.of(endpoint(endpoint)).stream().map(AddressText::of).toList();
    }

    private static List<InetAddress> addresses(String endpoint) throws IOException {
        return PassiveAddresses.of(endpoint(endpoint)).stream()
                .map(InetSocketAddress::getAddress)
                .toList();
    }

    private static InetEndpoint endpoint(String text) {
        return (InetEndpoint) Endpoint.parse(text);
    }
}
