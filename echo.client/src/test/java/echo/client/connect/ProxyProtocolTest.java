package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import echo.api.net.SocketType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.HexFormat;
import java.util.Locale;

/** Headers byte for byte, as "The PROXY protocol" of HAProxy has them (sections 2.1 and 2.2). */
final class ProxyProtocolTest {

    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    private static final InetSocketAddress FROM4 = at("192.0.2.1", 65535);
    private static final InetSocketAddress TO4 = at("198.51.100.200", 7);
    private static final InetSocketAddress FROM6 = at("2001:db8::1", 50007);
    private static final InetSocketAddress TO6 = at("::1", 443);

    private static InetSocketAddress at(String literal, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
    }

    @ParameterizedTest
    @EnumSource(SocketType.class)
    void noneIsEmpty(SocketType type) {
        assertEquals(0, ProxyProtocol.NONE.header(type, FROM4, TO4).length, "no header");
    }

    @Test
    void version1IsALineOfText() {
        assertEquals(
                "PROXY TCP4 192.0.2.1 198.51.100.200 65535 7\r\n", line(FROM4, TO4), "for IPv4");
        assertEquals("PROXY TCP6 2001:db8::1 ::1 50007 443\r\n", line(FROM6, TO6), "for IPv6");
        var unix = UnixDomainSocketAddress.of("/run/s");
        assertEquals(
                "PROXY UNKNOWN\r\n",
                line(UnixDomainSocketAddress.of(""), unix),
                "for a Unix socket, which version 1 does not know");
    }

    @Test
    void version1LeavesOutTheScopeOfAnAddress() throws Exception {
        byte[] linkLocal = InetAddress.ofLiteral("fe80::1").getAddress();
        var scoped = new InetSocketAddress(Inet6Address.getByAddress(null, linkLocal, 3), 50007);
        assertEquals(
                "PROXY TCP6 fe80::1 fe80::1 50007 50007\r\n",
                line(scoped, scoped),
                "the other side knows nothing of our interfaces");
    }

    @Test
    void version1IsNeverLongerThanItsBuffer() {
        var longest4 = at("255.255.255.255", 65535);
        var longest6 = at("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 65535);
        for (InetSocketAddress address : new InetSocketAddress[] {longest4, longest6}) {
            String line = line(address, address);
            assertTrue(line.length() <= 107, "at most 107 bytes: " + line.length());
        }
        assertEquals(104, line(longest6, longest6).length(), "the longest there can be");
    }

    @Test
    void version1HasAsciiDigitsWhateverTheLanguage() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.of("ar", "EG"));
            assertEquals(
                    "PROXY TCP4 192.0.2.1 198.51.100.200 65535 7\r\n",
                    line(FROM4, TO4),
                    "the same bytes for everybody");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @ParameterizedTest
    @CsvSource({"STREAM, 11", "DGRAM, 12"})
    void version2OfIpv4(SocketType type, String familyAndTransport) {
        assertEquals(
                SIGNATURE
                        + "21"
                        + familyAndTransport
                        + "000c"
                        + "c0000201"
                        + "c63364c8"
                        + "ffff"
                        + "0007",
                binary(type, FROM4, TO4),
                "version and command, family and transport, length, addresses, ports");
    }

    @ParameterizedTest
    @CsvSource({"STREAM, 21", "DGRAM, 22"})
    void version2OfIpv6(SocketType type, String familyAndTransport) {
        assertEquals(
                SIGNATURE
                        + "21"
                        + familyAndTransport
                        + "0024"
                        + "20010db8000000000000000000000001"
                        + "00000000000000000000000000000001"
                        + "c357"
                        + "01bb",
                binary(type, FROM6, TO6),
                "version and command, family and transport, length, addresses, ports");
    }

    @ParameterizedTest
    @CsvSource({"STREAM, 31", "DGRAM, 32"})
    void version2OfAUnixSocket(SocketType type, String familyAndTransport) {
        var unnamed = UnixDomainSocketAddress.of("");
        var path = UnixDomainSocketAddress.of("/run/é");
        assertEquals(
                SIGNATURE
                        + "21"
                        + familyAndTransport
                        + "00d8"
                        + "00".repeat(108)
                        + "2f72756e2fc3a9"
                        + "00".repeat(101),
                binary(type, unnamed, path),
                "version and command, family and transport, length, two padded paths");
    }

    private static String line(SocketAddress from, SocketAddress to) {
        return new String(ProxyProtocol.V1.header(SocketType.STREAM, from, to), US_ASCII);
    }

    private static String binary(SocketType type, SocketAddress from, SocketAddress to) {
        return HexFormat.of().formatHex(ProxyProtocol.V2.header(type, from, to));
    }
}
