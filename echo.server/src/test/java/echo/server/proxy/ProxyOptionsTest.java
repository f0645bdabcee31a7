package echo.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.options.OptionValues;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.HashMap;
import java.util.Map;

final class ProxyOptionsTest {

    private static OptionValues told(String... namesAndValues) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new OptionValues(map);
    }

    private static InetSocketAddress peer(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 1);
    }

    @Test
    void itIsOff() {
        assertFalse(ProxyOptions.takenFrom(told()).isOn(), "unless it is said");
        assertFalse(ProxyOptions.takenFrom(told("proxy-protocol", "off")).isOn(), "it is said");
    }

    @Test
    void theProxiesAreTrustedAndNobodyElse() {
        var options =
                ProxyOptions.takenFrom(
                        told("proxy-protocol", "on", "trusted", "10.0.0.0/8,2001:db8::5"));
        assertTrue(options.isOn(), "on");
        assertTrue(options.trusts(peer("10.1.2.3")), "in the prefix");
        assertTrue(options.trusts(peer("2001:db8::5")), "the address");
        assertFalse(options.trusts(peer("11.0.0.1")), "not in the prefix");
        assertFalse(options.trusts(peer("2001:db8::6")), "another address");
        assertFalse(options.trusts(peer("127.0.0.1")), "not even this machine");
    }

    @Test
    void somebodyMustBeTrusted() {
        String message =
                "proxy-protocol=on needs trusted=CIDR,... with the addresses of the proxies:"
                        + " whoever is believed can claim to be anybody";
        refused(message, told("proxy-protocol", "on"));
        refused("trusted '': ", told("proxy-protocol", "on", "trusted", ""));
    }

    @Test
    void butNotOnUnixSockets() {
        var options = ProxyOptions.takenFromUnix(told("proxy-protocol", "on"));
        assertTrue(options.isOn(), "without trusted");
        assertTrue(options.trusts(UnixDomainSocketAddress.of("")), "whoever may connect");
        assertFalse(options.trusts(peer("127.0.0.1")), "nobody else");
    }

    @Test
    void faultsAreToldInOneLine() {
        refused("proxy-protocol 'yes' is none of on, off", told("proxy-protocol", "yes"));
        refused(
                "trusted '10.0.0.1/8': there are bits behind the prefix: write 10.0.0.0/8, or"
                        + " 10.0.0.1 for this address alone",
                told("proxy-protocol", "on", "trusted", "10.0.0.1/8"));
        refused("trusted '/etc/list': ", told("trusted", "/etc/list"));
    }

    private static void refused(String message, OptionValues values) {
        String said =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ProxyOptions.takenFrom(values),
                                "faulty")
                        .getMessage();
        assertTrue(said.startsWith(message), () -> message + " should begin: " + said);
        assertEquals(1, said.lines().count(), "lines");
    }
}
