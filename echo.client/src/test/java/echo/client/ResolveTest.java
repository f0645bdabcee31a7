package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

@Timeout(60)
final class ResolveTest {

    @Test
    void printsATable() throws Exception {
        ClientRun.of("resolve", "127.0.0.1", "7")
                .assertEnded(
                        ExitCode.OK,
                        """
                        FAMILY  TYPE    PROTOCOL  ADDRESS    PORT  CANONNAME
                        INET    STREAM  TCP       127.0.0.1  7
                        INET    DGRAM   UDP       127.0.0.1  7
                        """);
    }

    @Test
    void printsJson() throws Exception {
        ClientRun.of("resolve", "--json", "--canonname", "--type", "stream", "[2001:db8::1]", "0")
                .assertEnded(
                        ExitCode.OK,
                        """
                        {"schema": 1, "command": "resolve", "exitCode": 0, "errors": [], "resolve":\
                         {"addresses": [{"family": "INET6", "type": "STREAM", "protocol": "TCP",\
                         "canonname": "2001:db8::1", "address": "2001:db8::1", "port": 0}]}}
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "--type=dgram, DGRAM UDP",
        "--type=SOCK_STREAM, STREAM TCP",
        "--protocol=udp, DGRAM UDP",
        "--protocol=IPPROTO_TCP, STREAM TCP",
        "--protocol=ip, STREAM TCP DGRAM UDP"
    })
    void leavesOutWhatIsNotWanted(String option, String typesAndProtocols) throws Exception {
        ClientRun run = ClientRun.of("resolve", option, "::1", "7");
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals(
                typesAndProtocols,
                run.out()
                        .lines()
                        .skip(1)
                        .map(line -> line.replaceFirst("INET6 +(\\w+) +(\\w+) .*", "$1 $2"))
                        .collect(Collectors.joining(" ")),
                "the lines for " + option);
    }

    @ParameterizedTest
    @CsvSource({
        "unspec, 127.0.0.1 ::1, 0.0.0.0 ::",
        "inet, 127.0.0.1, 0.0.0.0",
        "AF_INET6, ::1, ::"
    })
    void noHostIsTheLoopbackOrTheWildcard(String family, String loopback, String wildcard)
            throws Exception {
        for (String none : new String[] {"*", ""}) {
            assertEquals(Set.of(loopback.split(" ")), addresses(family, none, "7"), "loopback");
            assertEquals(
                    Set.of(wildcard.split(" ")),
                    addresses(family, "--passive", none, "7"),
                    "with --passive");
        }
        assertEquals(
                Set.of("192.0.2.1"),
                addresses("unspec", "--passive", "192.0.2.1", "7"),
                "a host that is named is what it is");
    }

    private static Set<String> addresses(String family, String... args)
            throws InterruptedException {
        var all = new String[args.length + 5];
        all[0] = "resolve";
        all[1] = "--family";
        all[2] = family;
        all[3] = "--type";
        all[4] = "stream";
        System.arraycopy(args, 0, all, 5, args.length);
        ClientRun run = ClientRun.of(all);
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        return run.out()
                .lines()
                .skip(1)
                .map(line -> line.split(" +")[3])
                .collect(Collectors.toSet());
    }

    @Test
    void aServiceMayBeAName() throws Exception {
        assumeTrue(hasEcho(), "this system's services file has no echo");
        ClientRun.of("resolve", "127.0.0.1", "echo")
                .assertEnded(
                        ExitCode.OK,
                        """
                        FAMILY  TYPE    PROTOCOL  ADDRESS    PORT  CANONNAME
                        INET    STREAM  TCP       127.0.0.1  7
                        INET    DGRAM   UDP       127.0.0.1  7
                        """);
    }

    static boolean hasEcho() throws IOException {
        Path services = Path.of("/etc/services");
        return Files.exists(services)
                && Files.readString(services, ISO_8859_1)
                        .matches("(?s).*\necho\\s+7/tcp.*\necho\\s+7/udp.*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no-such-host.invalid 7         | no-such-host.invalid: name not resolved",
                "--family inet6 127.0.0.1 7     | 127.0.0.1: the name has no IPv6 address",
                "--family inet ::1 7            | ::1: the name has no IPv4 address",
                "--numeric-host localhost 7     | localhost: no numeric address",
                "127.0.0.1 no-such-service      | the service 'no-such-service' for ",
                "127.0.0.1 65536                | the port '65536' is not a number from 0 to 65535",
            })
    void saysWhatIsNotResolved(String line, String complaint) throws Exception {
        ClientRun run = ClientRun.of(("resolve " + line).split(" "));
        run.assertEnded(ExitCode.NO_NAME, "");
        run.assertComplained(complaint);
    }
}
