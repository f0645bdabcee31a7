package echo.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.options.OptionValues;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

final class SourceTest {

    private static Source source(String address, int ipv4, int ipv6) {
        return Source.of(InetAddress.ofLiteral(address), new SourcePrefix(ipv4, ipv6));
    }

    @ParameterizedTest
    @CsvSource({
        "32, 64, 192.0.2.1, 192.0.2.1, true",
        "32, 64, 192.0.2.1, 192.0.2.2, false",
        "24, 64, 192.0.2.1, 192.0.2.254, true",
        "24, 64, 192.0.2.1, 192.0.3.1, false",
        "1, 64, 0.0.0.0, 127.255.255.255, true",
        "1, 64, 0.0.0.0, 128.0.0.0, false",
        "32, 64, 2001:db8::1, 2001:db8::ffff:0:0:2, true",
        "32, 64, 2001:db8::1, 2001:db8:0:1::1, false",
        "32, 48, 2001:db8::1, 2001:db8:0:1::1, true",
        "32, 128, 2001:db8::1, 2001:db8::1, true",
        "32, 128, 2001:db8::1, 2001:db8::2, false",
        "32, 65, 2001:db8::1, 2001:db8:0:0:8000::1, false",
        "32, 65, 2001:db8::1, 2001:db8:0:0:7fff::1, true",
        "32, 64, ::ffff:192.0.2.1, 192.0.2.1, true",
        "32, 128, ::192.0.2.1, 192.0.2.1, false",
        "32, 64, ::, 0.0.0.0, false",
        "32, 128, ::ffff:0:192.0.2.1, 192.0.2.1, false",
        "1, 128, ::fffe:0:0, 0.0.0.0, false",
    })
    void oneIfTheFirstBitsAreEqual(int ipv4, int ipv6, String one, String other, boolean equal) {
        Source first = source(one, ipv4, ipv6);
        Source second = source(other, ipv4, ipv6);
        assertEquals(equal, first.equals(second), first + " and " + second);
        assertTrue(!equal || first.hashCode() == second.hashCode(), "the hash is as the source");
    }

    @Test
    void scopesDoNotMatter() throws Exception {
        byte[] bytes = InetAddress.ofLiteral("fe80::1").getAddress();
        assertEquals(
                Source.of(Inet6Address.getByAddress(null, bytes, 1), SourcePrefix.DEFAULT),
                Source.of(Inet6Address.getByAddress(null, bytes, 2), SourcePrefix.DEFAULT),
                "the same on every interface");
    }

    @Test
    void hashesSpread() {
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < 1 << 16; i++) {
            hashes.add(source("10.0.%d.%d".formatted(i >> 8, i & 255), 32, 64).hashCode());
            hashes.add(source("2001:db8:0:%x::".formatted(i), 32, 64).hashCode());
        }
        // Of so many at random, two are expected to meet.
        assertTrue(hashes.size() > (1 << 17) - 50, () -> hashes.size() + " hashes");
    }

    private static SourcePrefix prefix(String text) {
        return SourcePrefix.takenFrom(
                new OptionValues(new HashMap<>(Map.of("source-prefix", text))));
    }

    @Test
    void thePrefixesAreAnOption() {
        assertEquals(new SourcePrefix(24, 56), prefix("24,56"), "told");
        assertEquals(
                new SourcePrefix(32, 64),
                SourcePrefix.takenFrom(new OptionValues(new HashMap<>())),
                "not told");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "32", "32,", ",64", "32,64,1", "33,64", "32,129", "0,64", "a,b"})
    void othersAreRefused(String text) {
        String said =
                assertThrows(IllegalArgumentException.class, () -> prefix(text), "no prefixes")
                        .getMessage();
        assertTrue(said.startsWith("source-prefix '" + text + "' is not "), said);
    }
}
