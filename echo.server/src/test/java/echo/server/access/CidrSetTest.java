package echo.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

@Timeout(120)
final class CidrSetTest {

    private static CidrSet set(String... prefixes) {
        return CidrSet.of(Stream.of(prefixes).map(Cidr::parse).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 32",
        "10.1.2.4, 24",
        "10.1.3.0, 16",
        "10.0.255.255, 8",
        "9.255.255.255, 0",
        "255.255.255.255, 0",
        "2001:db8::1, 128",
        "2001:db8::2, 64",
        "2001:db8:0:1::, 32",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, -1",
        "::1, -1",
        "a01:203::, -1",
    })
    void theLongestIsFound(String address, int bits) {
        CidrSet set =
                set(
                        "0.0.0.0/0",
                        "10.0.0.0/8",
                        "10.1.0.0/16",
                        "10.1.2.0/24",
                        "10.1.2.3",
                        "2001:db8::/32",
                        "2001:db8::/64",
                        "2001:db8::1");
        assertEquals(bits, set.longest(InetAddress.ofLiteral(address)), "bits");
        assertEquals(bits >= 0, set.contains(InetAddress.ofLiteral(address)), "at all");
        assertEquals(8, set.size(), "prefixes");
    }

    @Test
    void nothingIsInNone() {
        assertEquals(0, CidrSet.EMPTY.size(), "prefixes");
        assertFalse(CidrSet.EMPTY.contains(InetAddress.ofLiteral("0.0.0.0")), "IPv4");
        assertFalse(CidrSet.EMPTY.contains(InetAddress.ofLiteral("::")), "IPv6");
    }

    @Test
    void familiesAreApart() {
        assertFalse(set("::/0").contains(InetAddress.ofLiteral("10.0.0.1")), "not IPv4");
        assertFalse(set("0.0.0.0/0").contains(InetAddress.ofLiteral("::a00:1")), "not IPv6");
        assertTrue(
                set("10.0.0.0/8").contains(InetAddress.ofLiteral("::ffff:10.0.0.1")),
                "mapped is IPv4");
    }

    @Test
    void scopesDoNotMatter() throws Exception {
        InetAddress address =
                Inet6Address.getByAddress(null, InetAddress.ofLiteral("fe80::1").getAddress(), 7);
        assertTrue(set("fe80::/10").contains(address), "whatever its interface");
    }

    /** Prefixes in one another and side by side, against looking at them all. */
    @ParameterizedTest
    @ValueSource(ints = {4, 16})
    void itIsAsIfAllWereLookedAt(int size) {
        var random = new SplittableRandom(size);
        for (int round = 0; round < 50; round++) {
            List<Cidr> prefixes = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                prefixes.add(prefix(address(random, size), random.nextInt(8 * size + 1)));
            }
            CidrSet set = CidrSet.of(prefixes);
            for (int i = 0; i < 100; i++) {
                InetAddress address = address(random, size);
                int longest =
                        prefixes.stream()
                                .filter(
                                        cidr ->
                                                prefix(address, cidr.bits())
                                                        .network()
                                                        .equals(cidr.network()))
                                .mapToInt(Cidr::bits)
                                .max()
                                .orElse(-1);
                assertEquals(longest, set.longest(address), address + " in " + prefixes);
            }
        }
    }

    @Test
    void aHundredThousandAreNoMatter() {
        List<Cidr> prefixes = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            prefixes.add(
                    Cidr.parse("10.%d.%d.%d/31".formatted(i >> 15, i >> 7 & 255, i << 1 & 255)));
            prefixes.add(Cidr.parse("2001:db8:%x::/48".formatted(i)));
        }
        Collections.shuffle(prefixes, new Random(1));
        CidrSet set = CidrSet.of(prefixes);
        assertEquals(100_000, set.size(), "prefixes");
        // Looking at all for each of them would take minutes.
        for (Cidr prefix : prefixes) {
            assertEquals(prefix.bits(), set.longest(prefix.network()), prefix + " is in it");
        }
    }

    /** Few that are different, so that prefixes meet. */
    private static InetAddress address(RandomGenerator random, int size) {
        byte[] bytes = new byte[size];
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(size)] = (byte) (1 << random.nextInt(8));
        }
        return of(bytes);
    }

    private static Cidr prefix(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        int zeros = 8 * bytes.length - bits;
        BigInteger cut = new BigInteger(1, bytes).shiftRight(zeros).shiftLeft(zeros);
        byte[] network = new byte[bytes.length];
        byte[] value = cut.toByteArray();
        int used = Math.min(value.length, network.length);
        System.arraycopy(value, value.length - used, network, network.length - used, used);
        return new Cidr(of(network), bits);
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
