package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

/** Tests over TLS that come to their end. */
@Timeout(120)
final class TlsTest {

    private static final String WARNING =
            "echo-client: warning: --insecure: neither the peer's certificate nor its name is"
                    + " checked: anybody can be the peer";

    @TempDir private static Path folder;
    private static Authority authority;
    private static SSLContext context;
    private static String ca;

    @BeforeAll
    static void certificates() throws Exception {
        authority = new Authority(folder, "ca");
        authority.issue("server", "EC", "-ext", "san=dns:localhost,dns:echo.test,ip:127.0.0.1");
        authority.issue("me", "RSA");
        context = authority.server("server");
        ca = authority.certificate().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void everyByteComesBack(String protocol) throws Exception {
        try (var server =
                new TestServer(
                        TlsService.of(context, TlsService.only(protocol), TlsService::echo))) {
            ClientRun.at(server, "--tls", "--cacert", ca)
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            var in = new ByteArrayInputStream(new byte[3_000_000]);
            ClientRun.at(server, in, "--cacert", ca, "--message", "-")
                    .assertEnded(
                            ExitCode.OK,
                            "Received '" + "\\x00".repeat(65536) + "'… (3000000 bytes)\n");
            ClientRun run =
                    ClientRun.verify(server, "--cacert", ca, "--bytes", "2M", "--connections", "4");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            run =
                    ClientRun.verify(
                            server, "--cacert", ca, "--bytes", "100K", "--message-size", "5000");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
        }
    }

    @Test
    void aPeerThatAnswersAtTheEnd() throws Exception {
        try (var server =
                new TestServer(
                        TlsService.of(
                                context, TlsService.only("TLSv1.3"), TlsService::echoAtTheEnd))) {
            ClientRun.at(server, "--cacert", ca)
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
        }
    }

    /** With TLS 1.2 the JDK answers our end with its own at once, as that standard says. */
    @Test
    void aPeerWhoseSideEndsWithOurs() throws Exception {
        try (var server =
                new TestServer(
                        TlsService.of(
                                context, TlsService.only("TLSv1.2"), TlsService::echoAtTheEnd))) {
            ClientRun run = ClientRun.at(server, "--cacert", ca);
            run.assertEnded(ExitCode.MISMATCH, "Received ''\n");
            run.assertComplained(
                    "the peer closed too early: 0 of 12 bytes sent came back (with TLSv1.2 many a"
                            + " peer ends its side when we end ours: does it speak 1.3?)");
            run = ClientRun.verify(server, "--cacert", ca, "--bytes", "1K");
            assertEquals(ExitCode.MISMATCH, run.exitCode(), run.err());
            run.assertComplained(
                    "the stream ends at offset 0 of 1024: 1024 missing bytes",
                    "does it speak 1.3?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void anEndWithoutTlsIsABrokenConnection(String protocol) throws Exception {
        try (var server =
                new TestServer(
                        channel ->
                                TlsService.of(
                                                context,
                                                TlsService.only(protocol),
                                                peer -> cut(peer.getInputStream()::read, channel))
                                        .serve(channel))) {
            ClientRun run = ClientRun.at(server, "--cacert", ca);
            run.assertEnded(ExitCode.MISMATCH, "Received ''\n");
            run.assertComplained(
                    "the connection broke: the peer closed without ending TLS first, by"
                            + " close_notify: 0 of 12 bytes sent came back");
        }
    }

    private interface Reading {
        int read() throws IOException;
    }

    /** Ends TCP when a byte has come, and waits for the client to see it. */
    private static void cut(Reading tls, SocketChannel tcp) throws IOException {
        tls.read();
        tcp.shutdownOutput();
        while (tls.read() >= 0) {}
    }

    @Test
    void itsOwnCertificate() throws Exception {
        String store = authority.chain("me").resolveSibling("me.p12").toString();
        Path args =
                Files.writeString(
                        folder.resolve("args"),
                        "--cert %s --cert-password %s".formatted(store, Authority.PASSWORD));
        try (var server =
                new TestServer(
                        TlsService.of(
                                context, peer -> peer.setNeedClientAuth(true), TlsService::echo))) {
            ClientRun.at(
                            server,
                            "--cacert",
                            ca,
                            "--cert",
                            authority.chain("me").toString(),
                            "--key",
                            authority.key("me").toString())
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            ClientRun.at(server, "--cacert", ca, "@" + args)
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
        }
    }

    @Test
    void aWarningWithoutChecks() throws Exception {
        try (var server = new TestServer(TlsService.echo(context))) {
            ClientRun run = ClientRun.at(server, "--insecure", "--quiet");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals(WARNING + "\n", run.err(), "loud, even then");
            run = ClientRun.at(server, "--insecure", "--json", "--servername", "other.test");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertTrue(run.out().contains("\"errors\": []"), "it is no error: " + run.out());
            assertEquals(WARNING + "\n", run.err(), "to people");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "127.0.0.1, none",
        "127.0.0.1 --servername echo.test, echo.test",
    })
    void theTraceTellsWhatWasAgreedOn(String host, String sni) throws Exception {
        try (var server = new TestServer(TlsService.echo(context))) {
            String[] words = host.split(" ", 2);
            ClientRun run =
                    ClientRun.of(
                            ("tcp://%s:%d --trace --cacert %s "
                                                    .formatted(words[0], server.port(), ca)
                                            + (words.length > 1 ? words[1] : ""))
                                    .split(" "));
            run.assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            List<String> lines = run.err().lines().toList();
            assertTrue(
                    lines.getLast()
                            .endsWith(
                                    "127.0.0.1:%d  TLSv1.3, TLS_AES_256_GCM_SHA384, peer CN=server,"
                                                    .formatted(server.port())
                                            + " SNI "
                                            + sni),
                    "the session: " + run.err());
        }
    }

    @Test
    void theProxyHeaderGoesFirstInClear() throws Exception {
        TestServer.Service echo = TlsService.echo(context);
        try (var server =
                new TestServer(
                        channel -> {
                            Services.in(channel).readNBytes(28);
                            echo.serve(channel);
                        })) {
            ClientRun.at(server, "--cacert", ca, "--proxy-protocol", "v2")
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
        }
    }

    @Test
    void overAUnixSocket() throws Exception {
        try (var server = new TestServer(TlsService.echo(context));
                var unix =
                        new TestServer(folder.resolve("s"), channel -> forward(channel, server))) {
            ClientRun.at(unix, "--cacert", ca, "--servername", "echo.test")
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            ClientRun run = ClientRun.at(unix, "--insecure");
            assertEquals("Received 'Hello, world'\n", run.out(), run.err());
        }
    }

    private static void forward(SocketChannel client, TestServer server)
            throws IOException, InterruptedException {
        try (var back = SocketChannel.open(server.address())) {
            Thread there =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            Services.in(client).transferTo(Services.out(back));
                                        } catch (IOException e) {
                                            // The other direction ends, too.
                                        }
                                    });
            Services.in(back).transferTo(Services.out(client));
            client.shutdownOutput();
            there.join();
        }
    }

    @Test
    void everyAddress() throws Exception {
        try (var server = new TestServer(TlsService.echo(context))) {
            ClientRun run =
                    ClientRun.of(
                            Stream.of("tcp4://localhost:" + server.port())
                                    .flatMap(
                                            uri ->
                                                    Stream.of(
                                                            uri, "--cacert", ca, "--all-addresses"))
                                    .toArray(String[]::new));
            run.assertEnded(
                    ExitCode.OK, "127.0.0.1:%d Received 'Hello, world'\n".formatted(server.port()));
        }
    }
}
