package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;

final class AddressTextTest {

    /** RFC 5952, sections 1, 2 and 4. */
    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:0:0:0:0:1, 2001:db8::1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:1:1:1:1:1:0, 2001:db8:1:1:1:1:1:0",
        "0:1:1:1:1:1:1:1, 0:1:1:1:1:1:1:1",
        "0:0:1:1:1:1:1:1, ::1:1:1:1:1:1",
        "1:1:1:1:1:1:0:0, 1:1:1:1:1:1::",
        "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "2001:DB8:AAAA:0BCD::F, 2001:db8:aaaa:bcd::f",
    })
    void ipv6IsCanonical(String literal, String text) throws Exception {
        assertEquals(text, AddressText.of(InetAddress.getByName(literal)), "of " + literal);
    }

    @Test
    void theCanonicalFormIsTheSameAddress() throws Exception {
        for (int zeros = 0; zeros < 256; zeros++) {
            byte[] bytes = new byte[16];
            for (int group = 0; group < 8; group++) {
                bytes[2 * group + 1] = (byte) ((zeros >> group & 1) == 0 ? group + 1 : 0);
            }
            var address = Inet6Address.getByAddress(null, bytes, -1);
            assertEquals(
                    address,
                    InetAddress.getByName(AddressText.of(address)),
                    "what " + AddressText.of(address) + " means");
        }
    }

    @Test
    void aScopeOnlyMattersToLinkLocalAddresses() throws Exception {
        byte[] unique = InetAddress.getByName("fd00::2").getAddress();
        assertEquals(
                "fd00::2", AddressText.of(Inet6Address.getByAddress(null, unique, 3)), "no %3");
    }

    @Test
    void theScopeIsKept() throws Exception {
        byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();
        assertEquals(
                "fe80::1%3", AddressText.of(Inet6Address.getByAddress(null, linkLocal, 3)), "%3");
        var withPort = new InetSocketAddress(Inet6Address.getByAddress(null, linkLocal, 3), 7);
        assertEquals("[fe80::1%3]:7", AddressText.of(withPort), "inside the brackets");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 7, 127.0.0.1:7",
        "0.0.0.0, 0, 0.0.0.0:0",
        "::1, 50007, [::1]:50007",
        "::, 65535, [::]:65535",
    })
    void aPortGoesBehindBrackets(String literal, int port, String text)
            throws UnknownHostException {
        var address = new InetSocketAddress(InetAddress.getByName(literal), port);
        assertEquals(text, AddressText.of(address), "of " + literal + " and " + port);
    }

    @Test
    void aNameIsLeftAName() {
        assertEquals(
                "echo.example:7",
                AddressText.of(InetSocketAddress.createUnresolved("echo.example", 7)),
                "what was not resolved");
    }

    @ParameterizedTest
    @CsvSource({
        "/run/echo, unix:/run/echo",
        "echo.sock, unix:echo.sock",
        "'/a b', unix:/a%20b",
        "/100%?, unix:/100%25%3F",
        "'', unix:",
    })
    void aUnixSocketIsItsPath(String path, String text) {
        assertEquals(text, AddressText.of(UnixDomainSocketAddress.of(path)), "of " + path);
    }

    @Test
    void otherAddressesSayThemselvesWhatTheyAre() {
        var other =
                new SocketAddress() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public String toString() {
                        return "somewhere";
                    }
                };
        assertEquals("somewhere", AddressText.of(other), "in its own words");
    }
}
