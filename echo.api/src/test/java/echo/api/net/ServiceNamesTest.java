package echo.api.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.UnknownServiceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** services(5), line by line. */
final class ServiceNamesTest {

    private static final String SERVICES =
            """
            # Network services, caf\u00e9 style
            echo\t\t7/tcp
            echo\t\t7/udp
            discard         9/tcp           sink null
            discard         9/udp           sink null
              indented 10/tcp
            ssh\t22/tcp\t# SSH Remote Login Protocol, telnets
            glued 30/tcp#comment
            only-udp 40/udp
            # hidden 50/tcp
            whois++ 63/tcp
            second 71/tcp
            second 72/tcp
            echo 4/ddp
            old 80/ddp
            old 81/udp

            alone
            noport /tcp
            word x/tcp
            upper 90/TCP
            last 65535/tcp
            beyond 65536/tcp
            beyond 100/udp
            """;

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("services");
        Files.writeString(file, SERVICES, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "echo, STREAM, 7",
        "echo, DGRAM, 7",
        "discard, STREAM, 9",
        "sink, STREAM, 9",
        "null, DGRAM, 9",
        "indented, STREAM, 10",
        "ssh, STREAM, 22",
        "glued, STREAM, 30",
        "only-udp, DGRAM, 40",
        "whois++, STREAM, 63",
        "second, STREAM, 71",
        "old, DGRAM, 81",
        "last, STREAM, 65535",
        "beyond, DGRAM, 100",
    })
    void aServiceHasAPort(String name, SocketType type, int port) throws Exception {
        assertEquals(port, ServiceNames.port(name, type, file), name + " for " + type);
    }

    @ParameterizedTest
    @CsvSource({
        "ssh, DGRAM, udp",
        "only-udp, STREAM, tcp",
        "telnets, STREAM, tcp",
        "hidden, STREAM, tcp",
        "#, STREAM, tcp",
        "7/tcp, STREAM, tcp",
        "ECHO, STREAM, tcp",
        "ech, STREAM, tcp",
        "old, STREAM, tcp",
        "alone, STREAM, tcp",
        "noport, STREAM, tcp",
        "word, STREAM, tcp",
        "upper, STREAM, tcp",
        "beyond, STREAM, tcp",
        "'', STREAM, tcp",
    })
    void whatIsNotThereIsRefused(String name, SocketType type, String protocol) {
        var e =
                assertThrows(
                        UnknownServiceException.class,
                        () -> ServiceNames.port(name, type, file),
                        name + " has no port for " + type);
        assertEquals(
                "the service '%s' for %s is not in %s: write its number"
                        .formatted(name, protocol, file),
                e.getMessage(),
                "what, where, and the remedy");
    }

    @Test
    void theFileIsReadAnewEachTime() throws Exception {
        Files.writeString(file, "fresh 1000/tcp\n");
        assertEquals(1000, ServiceNames.port("fresh", SocketType.STREAM, file), "at first");
        Files.writeString(file, "fresh 2000/tcp\n");
        assertEquals(2000, ServiceNames.port("fresh", SocketType.STREAM, file), "then");
    }

    @Test
    void aMachineMayHaveNoSuchFile() {
        Path none = folder.resolve("none");
        var e =
                assertThrows(
                        UnknownServiceException.class,
                        () -> ServiceNames.port("echo", SocketType.STREAM, none),
                        "nothing to look it up in");
        assertEquals(
                "the service 'echo' cannot be looked up, as this machine has no %s: write its number"
                        .formatted(none),
                e.getMessage(),
                "why, and the remedy");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        var e =
                assertThrows(
                        UnknownServiceException.class,
                        () -> ServiceNames.port("echo", SocketType.STREAM, folder),
                        "a folder cannot be read as a file");
        assertTrue(
                e.getMessage().startsWith("the service 'echo' cannot be looked up in " + folder),
                "where: " + e.getMessage());
        assertTrue(e.getMessage().endsWith("): write its number"), "remedy: " + e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "00007", "65535"})
    void aNumberIsNotLookedUp(String service) throws Exception {
        for (SocketType type : SocketType.values()) {
            assertEquals(
                    Integer.parseInt(service),
                    Resolver.port(service, type),
                    service + " is a number");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "99999", "1000000000", "99999999999999999999"})
    void aNumberThatIsNoPortIsRefused(String service) {
        var e =
                assertThrows(
                        UnknownServiceException.class,
                        () -> Resolver.port(service, SocketType.STREAM),
                        service + " is too large");
        assertEquals(
                "the port '%s' is not a number from 0 to 65535".formatted(service),
                e.getMessage(),
                "the number and the range");
    }
}
