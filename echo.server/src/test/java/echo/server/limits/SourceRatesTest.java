package echo.server.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.access.SourcePrefix;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

final class SourceRatesTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final InetAddress SOURCE = InetAddress.ofLiteral("192.0.2.1");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100, 999, 1000})
    void asManyAtOnceAsInASecondAndThenAtAnEvenPace(int perSecond) {
        var rates = new SourceRates(perSecond, true, SourcePrefix.DEFAULT, 0);
        assertEquals(perSecond, admitted(rates, SOURCE, 0, 10 * perSecond), "at once");
        long pace = SECOND / perSecond;
        for (int i = 1; i <= 3 * perSecond; i++) {
            assertFalse(rates.admits(SOURCE, i * pace - perSecond), "not before " + i);
            assertTrue(rates.admits(SOURCE, i * pace), "one after so many paces: " + i);
            assertFalse(rates.admits(SOURCE, i * pace), "and no other");
        }
    }

    @Test
    void afterASecondOfSilenceTheBurstIsWholeAgainAndNoLarger() {
        var rates = new SourceRates(10, true, SourcePrefix.DEFAULT, 0);
        assertEquals(10, admitted(rates, SOURCE, 0, 100), "at first");
        assertEquals(5, admitted(rates, SOURCE, SECOND / 2, 100), "after half a second");
        assertEquals(10, admitted(rates, SOURCE, 3 * SECOND, 100), "after a long time");
        assertEquals(10, admitted(rates, SOURCE, 1000 * SECOND, 100), "after a longer one");
    }

    /** A source that goes on too fast is not shut out for it. */
    @Test
    void whatIsRefusedDoesNotCount() {
        var rates = new SourceRates(10, true, SourcePrefix.DEFAULT, 0);
        admitted(rates, SOURCE, 0, 10_000);
        assertEquals(10, admitted(rates, SOURCE, SECOND, 10_000), "a second later, the next ten");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE, Long.MAX_VALUE - 5, Long.MIN_VALUE, -500_000_000})
    void theClockMayOverflow(long origin) {
        var rates = new SourceRates(10, true, SourcePrefix.DEFAULT, origin);
        assertEquals(10, admitted(rates, SOURCE, origin, 100), "at once");
        assertEquals(10, admitted(rates, SOURCE, origin + SECOND, 100), "a second later");
        assertEquals(5, admitted(rates, SOURCE, origin + 3 * SECOND / 2, 100), "half a second");
    }

    /** Threads look at the clock before they come here, and not in that order. */
    @Test
    void theClockMayLagBehind() {
        var rates = new SourceRates(10, true, SourcePrefix.DEFAULT, 0);
        assertEquals(10, admitted(rates, SOURCE, 5 * SECOND, 100), "at once");
        assertEquals(0, admitted(rates, SOURCE, 5 * SECOND - 1, 100), "no more a moment before");
    }

    @Test
    void zeroIsNoLimit() {
        var rates = new SourceRates(0, true, SourcePrefix.DEFAULT, 0);
        assertEquals(100_000, admitted(rates, SOURCE, 0, 100_000), "all at once");
        assertEquals(100_000, admitted(rates, SOURCE, SECOND, 100_000), "and again");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false, 100",
        "127.1.2.3, false, 100",
        "::1, false, 100",
        "127.0.0.1, true, 10",
        "::1, true, 10",
        "192.0.2.1, false, 10",
        "fe80::1, false, 10",
    })
    void loopbackIsLimitedIfAskedFor(String source, boolean limitsLoopback, int admitted) {
        var rates = new SourceRates(10, limitsLoopback, SourcePrefix.DEFAULT, 0);
        assertEquals(
                admitted, admitted(rates, InetAddress.ofLiteral(source), 0, 100), "of " + source);
    }

    /** Hosts get a whole network of 64 bits. */
    @Test
    void anIpv6NetworkIsOneSource() {
        var rates = new SourceRates(10, true, SourcePrefix.DEFAULT, 0);
        int admitted =
                IntStream.range(0, 100)
                        .map(
                                i ->
                                        admitted(
                                                rates,
                                                InetAddress.ofLiteral("2001:db8:0:1:" + i + "::1"),
                                                0,
                                                1))
                        .sum();
        assertEquals(10, admitted, "of a hundred addresses of one /64");
    }

    @Test
    void sourcesAreAsTheirPrefixSays() {
        var rates = new SourceRates(10, true, new SourcePrefix(24, 128), 0);
        int ipv4 = 0;
        int ipv6 = 0;
        for (int i = 0; i < 100; i++) {
            ipv4 += admitted(rates, InetAddress.ofLiteral("192.0.2." + i), 0, 1);
            ipv6 += admitted(rates, InetAddress.ofLiteral("2001:db8::" + i), 0, 1);
        }
        assertEquals(10, ipv4, "of a hundred addresses of one /24");
        assertTrue(ipv6 > 90, "of a hundred /128 hardly any share a slot: " + ipv6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.%d", "10.%d.0.1", "2001:db8:0:%d::1", "%d:db8::1"})
    void otherSourcesHaveTheirOwn(String pattern) {
        var rates = new SourceRates(1, true, SourcePrefix.DEFAULT, 0);
        assertTrue(distinct(rates, pattern) > 90, "of 100 hardly two share a slot");
    }

    /** A hash that everybody can compute would let one choose an address that shares a slot. */
    @Test
    void addressesOfOneHashCodeAreOtherSourcesToo() {
        var rates = new SourceRates(1, true, SourcePrefix.DEFAULT, 0);
        int both = 0;
        for (int i = 0; i < 100; i++) {
            // 31 * 1 + 0 == 31 * 0 + 31, as Arrays.hashCode has it.
            both += admitted(rates, InetAddress.ofLiteral("10.0." + (2 * i) + ".31"), 0, 1);
            both += admitted(rates, InetAddress.ofLiteral("10.0." + (2 * i + 1) + ".0"), 0, 1);
        }
        assertTrue(both > 180, "of 200 hardly two share a slot: " + both);
    }

    private static int distinct(SourceRates rates, String pattern) {
        return IntStream.rangeClosed(1, 100)
                .map(i -> admitted(rates, InetAddress.ofLiteral(pattern.formatted(i)), 0, 1))
                .sum();
    }

    private static int admitted(SourceRates rates, InetAddress source, long now, int sent) {
        int admitted = 0;
        for (int i = 0; i < sent; i++) {
            admitted += rates.admits(source, now) ? 1 : 0;
        }
        return admitted;
    }
}
