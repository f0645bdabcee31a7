package echo.server.proxy;

import static echo.server.proxy.Headers.addresses;
import static echo.server.proxy.Headers.ascii;
import static echo.server.proxy.Headers.binary;
import static echo.server.proxy.Headers.checksum;
import static echo.server.proxy.Headers.field;
import static echo.server.proxy.Headers.joined;
import static echo.server.proxy.Headers.line;
import static echo.server.proxy.Headers.paths;
import static echo.server.proxy.Headers.summed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.net.AddressText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What the specification says of headers, one by one; {@link HeaderFuzzTest} has the masses. */
final class ProxyHeaderTest {

    private static final byte[] PAYLOAD = ascii("PROXY UNKNOWN\r\nGET /");
    private static final byte[] TCP4 = addresses("192.0.2.1", "198.51.100.2", 56324, 443);
    private static final byte[] TCP6 = addresses("2001:db8::1", "2001:db8::2", 0, 65535);

    @ParameterizedTest
    @CsvSource({
        "TCP4 192.0.2.1 198.51.100.2 56324 443, 192.0.2.1:56324, 198.51.100.2:443",
        "TCP4 0.0.0.0 0.0.0.0 0 0, 0.0.0.0:0, 0.0.0.0:0",
        "TCP4 255.255.255.255 255.255.255.255 65535 65535,"
                + " 255.255.255.255:65535, 255.255.255.255:65535",
        "TCP6 2001:db8::1 2001:db8::2 1 2, [2001:db8::1]:1, [2001:db8::2]:2",
        "TCP6 :: :: 0 0, [::]:0, [::]:0",
        "TCP6 1:: ::1 7 7, [1::]:7, [::1]:7",
        "TCP6 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:: 1 2, [1:2:3:4:5:6:7:8]:1, [1:2:3:4:5:6:7:0]:2",
        "TCP6 2001:0DB8:0000::00aF fe80::1 1 2, [2001:db8::af]:1, [fe80::1]:2",
        "TCP6 ::ffff:192.0.2.1 ::192.0.2.1 1 2, 192.0.2.1:1, [::c000:201]:2",
        "TCP6 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
                + " 65535 65535, [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535,"
                + " [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535",
    })
    void lines(String words, String source, String destination) throws Exception {
        assertRelayed(source, destination, line("PROXY " + words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " whatever",
                " TCP4 1.2.3.4",
                " ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
                        + " ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535",
                " \0\u007f\u00ff",
            })
    void whatIsBehindUnknownIsIgnored(String rest) throws Exception {
        assertLocal(line("PROXY UNKNOWN" + rest));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PROXY TCP5 1.2.3.4 1.2.3.4 1 2 | byte 10 of the PROXY header is '5'",
                "PROXY TCP 1.2.3.4 1.2.3.4 1 2 | byte 10 of the PROXY header is a space",
                "PROXY UDP4 1.2.3.4 1.2.3.4 1 2 | byte 8 of the PROXY header is 'D'",
                "PROXY tcp4 1.2.3.4 1.2.3.4 1 2 | byte 7 of the PROXY header is 't'",
                "PROXY  TCP4 1.2.3.4 1.2.3.4 1 2 | byte 7 of the PROXY header is a space",
                "PROXY TCP4  1.2.3.4 1.2.3.4 1 2 | byte 12 of the PROXY header is a space, not a"
                        + " digit",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1  2 | byte 30 of the PROXY header is a space, not a"
                        + " digit",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 2 3 | byte 31 of the PROXY header is a space",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 | byte 29 of the PROXY header is CR",
                "PROXY TCP4 1.2.3.4 1.2.3.4 | byte 27 of the PROXY header is CR",
                "PROXY TCP4 1.2.3 1.2.3.4 1 2 | byte 17 of the PROXY header is a space,",
                "PROXY TCP4 1.2.3.4.5 1.2.3.4 1 2 | byte 19 of the PROXY header is '.'",
                "PROXY TCP4 01.2.3.4 1.2.3.4 1 2 | byte 13 of the PROXY header is '1', not '.', as"
                        + " numbers do not begin with 0",
                "PROXY TCP4 1.2.3.00 1.2.3.4 1 2 | byte 19 of the PROXY header is '0'",
                "PROXY TCP4 1.2.3.256 1.2.3.4 1 2 | byte 20 of the PROXY header: 256 is more than"
                        + " 255",
                "PROXY TCP4 1.2.3.0x1 1.2.3.4 1 2 | byte 19 of the PROXY header is 'x'",
                "PROXY TCP4 +1.2.3.4 1.2.3.4 1 2 | byte 12 of the PROXY header is '+'",
                "PROXY TCP4 1.2.3.4 1.2.3.4 01 2 | byte 29 of the PROXY header is '1'",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 65536 | byte 34 of the PROXY header: 65536 is more"
                        + " than",
                "PROXY TCP4 1.2.3.4 1.2.3.4 -1 2 | byte 28 of the PROXY header is '-'",
                "PROXY TCP4 ::1 ::1 1 2 | byte 12 of the PROXY header is ':', not a digit",
                "PROXY TCP6 1.2.3.4 1.2.3.4 1 2 | byte 12 of the PROXY header: '1.2.3.4' is no"
                        + " IPv6",
                "PROXY TCP6 ::1 1.2.3.4 1 2 | byte 16 of the PROXY header: '1.2.3.4' is no IPv6",
                "PROXY TCP6 1:2:3:4:5:6:7 ::1 1 2 | is no IPv6",
                "PROXY TCP6 1:2:3:4:5:6:7:8:9 ::1 1 2 | is no IPv6",
                "PROXY TCP6 1:2:3:4::5:6:7:8 ::1 1 2 | is no IPv6",
                "PROXY TCP6 1::2::3 ::1 1 2 | is no IPv6",
                "PROXY TCP6 1:2:3:4:5:6:7: ::1 1 2 | is no IPv6",
                "PROXY TCP6 :1:2:3:4:5:6:7 ::1 1 2 | is no IPv6",
                "PROXY TCP6 00001::1 ::1 1 2 | is no IPv6",
                "PROXY TCP6 ::ffff:192.0.2.01 ::1 1 2 | is no IPv6",
                "PROXY TCP6 ::192.0.2.1:1 ::1 1 2 | is no IPv6",
                "PROXY TCP6 [::1] [::1] 1 2 | byte 12 of the PROXY header is '['",
                "PROXY TCP6 fe80::1%1 ::1 1 2 | byte 19 of the PROXY header is '%'",
                "PROXY UNKNOWNS | byte 14 of the PROXY header is 'S', not a space, or CR",
                "PROXY UNKNOW | byte 13 of the PROXY header is CR, not 'N'",
            })
    void linesThatAreNoHeader(String text, String message) {
        assertRefused(message, line(text));
    }

    @Test
    void aLineEndsInCrLfWithin107Bytes() throws Exception {
        String start = "PROXY UNKNOWN ";
        String full = start + "x".repeat(107 - 2 - start.length());
        assertLocal(line(full));
        assertRefused("no CR LF within 107 bytes", line(full + "x"));
        assertRefused("no CR LF within 107 bytes", ascii("PROXY UNKNOWN" + " ".repeat(200)));
        String ports = " 1 2";
        String address = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255";
        assertRefused(
                "no CR LF within 107 bytes", line("PROXY TCP6 " + address + " " + address + ports));
        assertRefused("is LF, not behind a CR", ascii("PROXY UNKNOWN 1\n2\r\n"));
        assertRefused("is 'x', not LF", ascii("PROXY UNKNOWN 1\rx\r\n"));
        assertRefused("is LF, not a space, or CR", ascii("PROXY UNKNOWN\n\r\n"));
        assertRefused(
                "byte 31 of the PROXY header is LF", ascii("PROXY TCP4 1.2.3.4 1.2.3.4 1 2\n"));
        assertRefused("is CR, not LF", ascii("PROXY TCP4 1.2.3.4 1.2.3.4 1 2\r\r\n"));
    }

    @Test
    void binaryAddresses() throws Exception {
        assertRelayed("192.0.2.1:56324", "198.51.100.2:443", binary(0x21, 0x11, TCP4));
        assertRelayed("[2001:db8::1]:0", "[2001:db8::2]:65535", binary(0x21, 0x21, TCP6));
        byte[] mapped = new byte[36];
        mapped[10] = mapped[11] = -1;
        assertRelayed("0.0.0.0:0", "[::]:0", binary(0x21, 0x21, mapped));
    }

    @Test
    void binaryPaths() throws Exception {
        assertRelayed("unix:/a", "unix:/run/b", binary(0x21, 0x31, paths("/a", "/run/b")));
        assertRelayed("unix:", "unix:/b", binary(0x21, 0x31, paths("", "/b")));
        assertRelayed("unix:", "unix:/b", binary(0x21, 0x31, paths("\0abstract", "/b\0/c")));
        String whole = "/" + "x".repeat(107);
        assertRelayed("unix:" + whole, "unix:/b", binary(0x21, 0x31, paths(whole, "/b")));
        assertRelayed("unix:/a%0Ab", "unix:/b", binary(0x21, 0x31, paths("/a\nb", "/b")));
    }

    static List<byte[]> locals() {
        return List.of(
                binary(0x20, 0x00),
                binary(0x20, 0x11, TCP4),
                binary(0x20, 0x11),
                binary(0x20, 0x12, TCP4),
                binary(0x20, 0xff, ascii("anything")),
                binary(0x20, 0x00, field(4, new byte[5])),
                binary(0x20, 0x00, checksum(), ascii("no field")),
                binary(0x20, 0x00, field(3, new byte[5])),
                summed(binary(0x20, 0x00, checksum()), 23),
                binary(0x21, 0x00),
                binary(0x21, 0x00, ascii("an address of an unknown family")),
                binary(0x21, 0x01, TCP4),
                binary(0x21, 0x10, TCP4),
                binary(0x21, 0x20, TCP6),
                binary(0x21, 0x30, paths("", "")),
                binary(0x20, 0x00, 65535, new byte[65535]));
    }

    @ParameterizedTest
    @MethodSource("locals")
    void theConnectionsOwnAddressesStay(byte[] header) throws Exception {
        assertLocal(header);
    }

    static List<byte[]> fields() {
        byte[] all = joined(TCP4, field(1, ascii("h2")), field(4, new byte[0]), checksum());
        return List.of(
                binary(0x21, 0x11, TCP4, field(4, new byte[0])),
                binary(
                        0x21,
                        0x11,
                        TCP4,
                        field(2, ascii("example.org")),
                        field(0xe0, new byte[300])),
                binary(0x21, 0x11, TCP4, field(0x20, ascii("\1\0\0\0\0"))),
                binary(0x21, 0x11, TCP4, field(0xff, new byte[65535 - 12 - 3])),
                summed(binary(0x21, 0x11, all), 16 + all.length),
                joined(
                        summed(
                                binary(0x21, 0x11, all, field(4, ascii("not zero"))),
                                16 + all.length)));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void fieldsAreSkipped(byte[] header) throws Exception {
        assertRelayed("192.0.2.1:56324", "198.51.100.2:443", header);
    }

    static List<Object[]> faults() {
        byte[] valid = binary(0x21, 0x11, TCP4);
        byte[] summed = summed(binary(0x21, 0x11, TCP4, checksum()), 16 + 12 + 7);
        byte[] flipped = summed.clone();
        flipped[17] ^= 1;
        byte[] unspecified = summed(binary(0x21, 0x00, checksum()), 16 + 7);
        unspecified[22] ^= 1;
        byte[] signature = valid.clone();
        signature[11] = '\r';
        return List.of(
                fault("byte 13 of the PROXY header is 0x11, not of version 2", 0x11, 0x11, TCP4),
                fault("byte 13 of the PROXY header is '1', not of version 2", 0x31, 0x11, TCP4),
                fault("byte 13 of the PROXY header is '\"', not of the command", 0x22, 0x11, TCP4),
                fault("byte 13 of the PROXY header is '/', not of the command", 0x2f, 0x11, TCP4),
                fault("byte 14 of the PROXY header is 'A', not a family", 0x21, 0x41, TCP4),
                fault("byte 14 of the PROXY header is 0x13, not a family", 0x21, 0x13, TCP4),
                fault("byte 14 of the PROXY header is 0x12, not of a stream", 0x21, 0x12, TCP4),
                fault("byte 14 of the PROXY header is '\"', not of a stream", 0x21, 0x22, TCP6),
                fault("byte 14 of the PROXY header is '2', not of a stream", 0x21, 0x32, TCP6),
                fault("byte 14 of the PROXY header is 0x02, not of a stream", 0x21, 0x02, TCP4),
                fault("byte 15 of the PROXY header: 0 bytes follow", 0x21, 0x11),
                fault("11 bytes follow, but the addresses take 12", 0x21, 0x11, new byte[11]),
                fault("12 bytes follow, but the addresses take 36", 0x21, 0x21, TCP4),
                fault("36 bytes follow, but the addresses take 216", 0x21, 0x31, TCP6),
                fault("byte 29 of the PROXY header: the header ends", 0x21, 0x11, TCP4, ascii("x")),
                fault("the header ends", 0x21, 0x11, TCP4, ascii("xy")),
                fault("the header ends", 0x21, 0x11, TCP4, ascii("\4\0\2x")),
                fault(
                        "byte 32 of the PROXY header: the header ends",
                        0x21,
                        0x11,
                        TCP4,
                        field(4, new byte[0]),
                        ascii("\4\0\1")),
                fault("a checksum has 4 bytes", 0x21, 0x11, TCP4, field(3, new byte[3])),
                fault("there is one", 0x21, 0x11, TCP4, checksum(), checksum()),
                fault("has the checksum", 0x21, 0x11, TCP4, checksum()),
                new Object[] {"has the checksum", flipped},
                new Object[] {"has the checksum", unspecified},
                new Object[] {"byte 12 is CR, which begins no PROXY header", signature});
    }

    private static Object[] fault(String message, int command, int family, byte[]... parts) {
        return new Object[] {message, binary(command, family, parts)};
    }

    @ParameterizedTest
    @MethodSource("faults")
    void binaryFaults(String message, byte[] header) {
        assertRefused(message, header);
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1', byte 1 is 'G', HTTP",
        "'POST /form HTTP/1.1', byte 2 is 'O', HTTP",
        "'PRI * HTTP/2.0', byte 3 is 'I', HTTP",
        "'OPTIONS * HTTP/1.1', byte 1 is 'O', HTTP",
        "'\u0016\u0003\u0001\u0002\u0000\u0001', byte 1 is 0x16, TLS",
        "'SSH-2.0-OpenSSH_9.2', byte 1 is 'S', has the sender been told to send one?",
        "'proxy UNKNOWN', byte 1 is 'p', has the sender been told to send one?",
        "'PROXY\tUNKNOWN', byte 6 is 0x09, has the sender been told to send one?",
    })
    void otherProtocolsAreTold(String text, String where, String what) {
        String message = assertRefused(where, line(text));
        assertTrue(message.contains(what), () -> what + " should be in: " + message);
    }

    @Test
    void anEndBeforeTheFirstByteIsNoFault() throws Exception {
        var in = new Counted(new byte[0]);
        assertEquals(new ProxyHeader.Absent(), ProxyHeader.readFrom(in), "nothing came");
    }

    @Test
    void anEndInTheMiddleIsOne() {
        for (byte[] header :
                List.of(line("PROXY TCP6 2001:db8::1 ::1 50000 80"), binary(0x21, 0x11, TCP4))) {
            for (int length = 1; length < header.length; length++) {
                var in = new Counted(Arrays.copyOf(header, length));
                var e =
                        assertThrows(
                                ProxyHeaderException.class,
                                () -> ProxyHeader.readFrom(in),
                                "only " + length + " bytes");
                assertEquals(
                        "the PROXY header breaks off after byte " + length, e.getMessage(), "why");
            }
        }
    }

    /** Byte by byte would be 48 and 28. */
    @Test
    void fewCallsAreNeeded() throws Exception {
        var text = new Counted(line("PROXY TCP4 192.168.0.1 192.168.0.11 56324 443"));
        ProxyHeader.readFrom(text);
        assertTrue(text.calls() <= 7, () -> text.calls() + " for a line");
        var binary = new Counted(binary(0x21, 0x11, TCP4));
        ProxyHeader.readFrom(binary);
        assertEquals(2, binary.calls(), "for a binary header");
    }

    private static void assertRelayed(String source, String destination, byte[] header)
            throws IOException {
        var relayed = assertInstanceOf(ProxyHeader.Relayed.class, read(header), "what it says");
        assertEquals(source, AddressText.of(relayed.source()), "the source");
        assertEquals(destination, AddressText.of(relayed.destination()), "the destination");
    }

    private static void assertLocal(byte[] header) throws IOException {
        assertEquals(new ProxyHeader.Local(), read(header), "own addresses");
    }

    private static ProxyHeader read(byte[] header) throws IOException {
        var in = new Counted(joined(header, PAYLOAD));
        ProxyHeader answer = ProxyHeader.readFrom(in);
        assertEquals(header.length, in.count(), "all of the header is read, and no more");
        return answer;
    }

    private static String assertRefused(String message, byte[] bytes) {
        var in = new Counted(joined(bytes, PAYLOAD));
        String said =
                assertThrows(
                                ProxyHeaderException.class,
                                () -> ProxyHeader.readFrom(in),
                                "this is no header")
                        .getMessage();
        assertTrue(said.contains(message), () -> message + " should be in: " + said);
        assertTrue(said.chars().allMatch(c -> c >= ' ' && c < 0x7f), () -> "printable: " + said);
        return said;
    }
}
