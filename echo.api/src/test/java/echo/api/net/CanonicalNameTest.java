package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** hosts(5): behind the address the canonical name, then its aliases. */
final class CanonicalNameTest {

    private static final String HOSTS =
            """
            # The hosts, caf\u00e9 style
            127.0.0.1\tlocalhost
            ::1 ip6-localhost localhost ip6-loopback
              192.0.2.1 full.example short alias # other
            2001:db8::1 six.example short
            192.0.2.2 Mixed.Case one
            192.0.2.3 later.example short
            192.0.2.9
            # 192.0.2.8 hidden.example hidden
            """;

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("hosts");
        Files.writeString(file, HOSTS, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "ip6-loopback, ip6-localhost",
        "full.example, full.example",
        "alias, full.example",
        "one, Mixed.Case",
    })
    void anAliasStandsForTheFirstNameOfItsLine(String host, String name) throws Exception {
        assertEquals(name, of(host, AddressFamily.UNSPEC), "the canonical name of " + host);
    }

    /** A name has no case (RFC 4343), and the hosts file's spelling is the canonical one. */
    @ParameterizedTest
    @CsvSource({"LOCALHOST, localhost", "mixed.case, Mixed.Case", "Alias, full.example"})
    void caseDoesNotMatter(String host, String name) throws Exception {
        assertEquals(name, of(host, AddressFamily.UNSPEC), "the canonical name of " + host);
    }

    /** As getaddrinfo has it: it does not look at the lines of other families. */
    @ParameterizedTest
    @CsvSource({
        "short, UNSPEC, full.example",
        "short, INET, full.example",
        "short, INET6, six.example",
        "localhost, INET, localhost",
        "localhost, INET6, ip6-localhost",
    })
    void aLineOfTheFamilyCounts(String host, AddressFamily family, String name) throws Exception {
        assertEquals(name, of(host, family), host + " for " + family);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden", "other", "192.0.2.1", "192.0.2.9", "#"})
    void whatIsNoNameThereStaysAsItIs(String host) throws Exception {
        assertEquals(host, of(host, AddressFamily.UNSPEC), host + " stands for itself");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.1, 127.1",
        "::1, ::1",
        "[::1], ::1",
        "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1",
    })
    void aLiteralIsItsOwnCanonicalName(String literal, String name) throws Exception {
        assertEquals(name, of(literal, AddressFamily.UNSPEC), "as written: " + literal);
    }

    @Test
    void withoutAHostsFileANameStandsForItself() throws Exception {
        var address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        assertEquals(
                "no-such-host.invalid",
                CanonicalName.of(
                        "no-such-host.invalid",
                        AddressFamily.UNSPEC,
                        address,
                        folder.resolve("none")),
                "nothing says that it is an alias");
    }

    private String of(String host, AddressFamily family) throws IOException {
        // Where the file does not help, this one's name is asked for: no name server is needed.
        var address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return CanonicalName.of(host, family, address, file);
    }
}
