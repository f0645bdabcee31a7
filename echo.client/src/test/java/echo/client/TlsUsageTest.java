package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import echo.client.connect.ConnectConfig;
import echo.client.connect.TlsConfig;
import echo.client.smoke.SmokeTask;
import echo.tls.PeerName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The options of TLS and of the phases' timeouts. */
final class TlsUsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--tls udp://localhost:7         | TLS does not go with udp://, which would be"
                        + " DTLS",
                "--tls unix:/s                   | TLS over a Unix socket needs --servername NAME",
                "--cacert no-such-file           | no-such-file: no such file: is the path right?",
                "--cert no-such-file             | no-such-file: no such file: is the path right?",
                "--key k                         | --key needs --cert FILE",
                "--cert-password x               | --cert-password needs --cert FILE",
                "--insecure --cacert f           | --cacert does not go with --insecure",
                "--tls --servername a/b          | 'a/b' is no host name: --servername NAME",
                "--handshake-timeout x           | --handshake-timeout 'x' is not a duration",
                "--timeout x                     | --timeout 'x' is not a duration",
                "--timeout 25h                   | --timeout '25h' is not between 1ms and 24h",
                "--timeout x --connect-timeout 1s --read-timeout 1s --handshake-timeout 1s |"
                        + " --timeout 'x' is not a duration",
            })
    void linesThatAreRefused(String line, String complaint) throws Exception {
        ClientRun.of(line.split(" ")).assertRefused(complaint, "echo-client --help");
    }

    @Test
    void filesThatAreRefused(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "hello");
        ClientRun.of("verify", "--cacert", text.toString())
                .assertRefused(text + ": is not PEM", "echo-client verify --help");
    }

    private static SmokeTask task(String... args) throws Exception {
        return assertInstanceOf(SmokeTask.class, CommandLine.parse(args).task(), "a smoke test");
    }

    private static Optional<TlsConfig> tls(String... args) throws Exception {
        return task(args).config().connect().tls();
    }

    @Test
    void whomTheCertificateMustBeFor() throws Exception {
        assertEquals(Optional.empty(), tls("h.test"), "in clear");
        assertEquals(
                Optional.of(PeerName.of("h.test")),
                tls("h.test", "--tls").get().peer(),
                "the host");
        assertEquals(
                Optional.of(PeerName.of("::1")), tls("[::1]", "--tls").get().peer(), "an address");
        assertEquals(
                Optional.of(PeerName.of("a.test")),
                tls("h.test", "--servername", "a.test").get().peer(),
                "which means --tls, too");
        assertEquals(
                Optional.of(PeerName.of("localhost")),
                tls("--insecure").get().peer(),
                "which is still sent");
        assertEquals(
                Optional.empty(), tls("unix:/s", "--insecure").get().peer(), "whoever is there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tls                                   |  5 | 10 | 10",
                "--tls --timeout 3s                      |  3 |  3 |  3",
                "--tls --timeout 3s --connect-timeout 1s |  1 |  3 |  3",
                "--tls --handshake-timeout 1s --timeout 3s | 3 | 1 |  3",
                "--tls --timeout 3s --read-timeout 1s    |  3 |  3 |  1",
            })
    void theTimeOfEachPhase(String line, int connect, int handshake, int read) throws Exception {
        var config = task(line.split(" ")).config();
        ConnectConfig how = config.connect();
        assertEquals(Duration.ofSeconds(connect), how.timeout(), "to connect");
        assertEquals(Duration.ofSeconds(handshake), how.tls().get().timeout(), "to agree on TLS");
        assertEquals(Duration.ofSeconds(read), config.readTimeout(), "without progress");
    }
}
