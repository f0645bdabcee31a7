package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.authority.Authority;
import echo.client.command.ExitCode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Peers that there is no session with: the address, the phase, why, and the remedy. */
@Timeout(120)
final class TlsFailureTest {

    @TempDir private static Path folder;
    private static Authority authority;
    private static String ca;

    @BeforeAll
    static void certificates() throws Exception {
        authority = new Authority(folder, "ca");
        String name = "san=dns:localhost,ip:127.0.0.1";
        authority.issue("good", "EC", "-ext", name);
        authority.issue("old", "EC", "-ext", name, "-startdate", "-3d", "-validity", "1");
        authority.issue("other", "EC", "-ext", "san=dns:other.test");
        ca = authority.certificate().toString();
    }

    private static void assertFails(
            TestServer server, int exitCode, String words, String... options) throws Exception {
        ClientRun run = ClientRun.at(server, options);
        run.assertEnded(exitCode, "");
        run.assertComplained(
                "tcp://127.0.0.1:%1$d: 127.0.0.1:%1$d: TLS handshake: ".formatted(server.port()),
                words);
    }

    @Test
    void whoIsNotTrusted() throws Exception {
        try (var server = new TestServer(TlsService.echo(authority.server("good")))) {
            assertFails(
                    server,
                    ExitCode.TLS,
                    "the certificate of CN=good is not trusted: it is signed by CN=ca, who is not"
                            + " among those trusted (--cacert FILE names its CA; --insecure does"
                            + " without)",
                    "--tls");
            ClientRun run = ClientRun.verify(server, "--tls", "--connections", "2");
            assertEquals(ExitCode.TLS, run.exitCode(), run.err());
            assertTrue(run.err().contains("connection 2: tcp://"), "each of them: " + run.err());
            run = ClientRun.of("tcp4://localhost:" + server.port(), "--tls", "--all-addresses");
            assertEquals(ExitCode.TLS, run.exitCode(), run.err());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "old   | the certificate of CN=old expired at 20",
                "old   | (renew it, or is this machine's clock wrong?)",
                "other | the certificate is for other.test, not for 127.0.0.1",
                "other | (--servername NAME says whom to expect)",
            })
    void certificatesThatDoNotFit(String alias, String words) throws Exception {
        try (var server = new TestServer(TlsService.echo(authority.server(alias)))) {
            assertFails(server, ExitCode.TLS, words, "--cacert", ca);
        }
    }

    @Test
    void aPeerWithoutTls() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            assertFails(
                    server,
                    ExitCode.TLS,
                    "the peer does not speak TLS: it echoes the handshake (is it another port, or"
                            + " to be without --tls?)",
                    "--tls");
        }
    }

    @Test
    void aPeerThatCloses() throws Exception {
        try (var server = new TestServer(peer -> Services.in(peer).read())) {
            assertFails(server, ExitCode.TLS, "the peer closed during the handshake", "--tls");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--handshake-timeout", "--timeout"})
    void aPeerThatIsSilent(String option) throws Exception {
        try (var server = new TestServer(Services::hold)) {
            assertFails(
                    server,
                    ExitCode.TIMEOUT,
                    "no end of the handshake for 200ms (does it speak TLS? --handshake-timeout sets"
                            + " how long to wait)",
                    "--tls",
                    option,
                    "200ms");
            ClientRun run = ClientRun.verify(server, "--tls", option, "200ms");
            assertEquals(ExitCode.TIMEOUT, run.exitCode(), run.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aPeerThatWantsACertificate(String protocol) throws Exception {
        try (var server =
                new TestServer(
                        TlsService.of(
                                authority.server("good"),
                                peer -> {
                                    TlsService.only(protocol).accept(peer);
                                    peer.setNeedClientAuth(true);
                                },
                                TlsService::echo))) {
            ClientRun run = ClientRun.at(server, "--cacert", ca);
            assertEquals(ExitCode.TLS, run.exitCode(), run.err());
            run.assertComplained(
                    "127.0.0.1:" + server.port(),
                    "the peer wants a client certificate: ",
                    "(--cert FILE and --key FILE name one)");
            run = ClientRun.verify(server, "--cacert", ca);
            assertEquals(ExitCode.TLS, run.exitCode(), run.err());
            run.assertComplained("the peer wants a client certificate: ");
        }
    }

    @Test
    void theTraceTellsIt() throws Exception {
        try (var server = new TestServer(TlsService.echo(authority.server("good")))) {
            ClientRun run = ClientRun.at(server, "--tls", "--trace");
            assertTrue(
                    run.err().contains("  TLS failed: the certificate of CN=good is not trusted:"),
                    "when it was: " + run.err());
        }
    }

    @Test
    void anInterruptEndsTheHandshake() throws Exception {
        var hasBegun = new CountDownLatch(1);
        try (var server =
                new TestServer(
                        peer -> {
                            Services.in(peer).read();
                            hasBegun.countDown();
                            Services.hold(peer);
                        })) {
            var run =
                    new FutureTask<>(
                            () -> ClientRun.at(server, "--tls", "--handshake-timeout", "1h"));
            Thread caller = Thread.ofVirtual().start(run);
            hasBegun.await();
            caller.interrupt();
            var e = assertThrows(ExecutionException.class, run::get, "it ends");
            assertInstanceOf(InterruptedException.class, e.getCause(), "as it was interrupted");
        }
    }
}
