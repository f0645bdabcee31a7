package echo.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0/24",
        "0.0.0.0/0, 0.0.0.0/0",
        "128.0.0.0/1, 128.0.0.0/1",
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1/32, 192.0.2.1",
        "255.255.255.254/31, 255.255.255.254/31",
        "::/0, ::/0",
        "2001:DB8::/32, 2001:db8::/32",
        "2001:db8::1, 2001:db8::1",
        "2001:db8::1/128, 2001:db8::1",
        "fe80::/10, fe80::/10",
        "2001:db8:0:0:8000::/65, 2001:db8:0:0:8000::/65",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.0/120, 192.0.2.0/24",
        "::ffff:0:0/96, 0.0.0.0/0",
        "::192.0.2.0/120, ::c000:200/120",
    })
    void isRead(String text, String prefix) {
        assertEquals(prefix, Cidr.parse(text).toString(), "what it is");
        assertEquals(Cidr.parse(prefix), Cidr.parse(text), "as it is written back");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1/24 | there are bits behind the prefix: write 192.0.2.0/24, or 192.0.2.1"
                        + " for this address alone",
                "2001:db8::1/32 | there are bits behind the prefix: write 2001:db8::/32, or"
                        + " 2001:db8::1 for this address alone",
                "::ffff:192.0.2.1/112 | there are bits behind the prefix: write 192.0.0.0/16, or"
                        + " 192.0.2.1 for this address alone",
                "0.0.0.1/0 | there are bits behind the prefix: write 0.0.0.0/0, or 0.0.0.1 for this"
                        + " address alone",
                "192.0.2.0/33 | the prefix '33' is not a number from 0 to 32",
                "192.0.2.0/ | the prefix '' is not a number from 0 to 32",
                "192.0.2.0/-1 | the prefix '-1' is not a number from 0 to 32",
                "192.0.2.0/024 | the prefix '024' is not a number from 0 to 32",
                "192.0.2.0/255.255.255.0 | the prefix '255.255.255.0' is not a number from 0 to 32",
                "192.0.2.0/24/24 | the prefix '24/24' is not a number from 0 to 32",
                "2001:db8::/129 | the prefix '129' is not a number from 0 to 128",
                "2001:db8::/99999999999 | the prefix '99999999999' is not a number from 0 to 128",
                "::ffff:192.0.2.0/24 | the prefix '24' is not a number from 96 to 128",
                "'' | there is no address: write an address such as 192.0.2.1, or a prefix such as"
                        + " 2001:db8::/32",
                "/24 | there is no address: write a prefix such as 192.0.2.0/24 or 2001:db8::/32",
                "192.0.2/24 | there is no address: write a prefix such as 192.0.2.0/24 or"
                        + " 2001:db8::/32",
                "010.0.0.0/8 | there is no address: write a prefix such as 192.0.2.0/24 or"
                        + " 2001:db8::/32",
                "localhost | there is no address: write an address such as 192.0.2.1, or a prefix"
                        + " such as 2001:db8::/32",
                "[2001:db8::]/32 | there is no address: write a prefix such as 192.0.2.0/24 or"
                        + " 2001:db8::/32",
                "1 | there is no address: write an address such as 192.0.2.1, or a prefix such as"
                        + " 2001:db8::/32",
                "fe80::1%eth0 | there is no address: leave out the scope behind %, since peers of"
                        + " all are meant",
            })
    void isRefusedWithARemedy(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Cidr.parse(text), "no prefix")
                        .getMessage(),
                "why");
    }
}
