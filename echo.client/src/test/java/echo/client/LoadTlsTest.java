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

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

/** Loads over TLS. */
@Timeout(120)
final class LoadTlsTest {

    @TempDir private static Path folder;
    private static SSLContext context;
    private static String ca;

    @BeforeAll
    static void certificates() throws Exception {
        var authority = new Authority(folder, "ca");
        authority.issue("server", "EC", "-ext", "san=ip:127.0.0.1");
        context = authority.server("server");
        ca = authority.certificate().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, --connections 5",
        "TLSv1.2, --connections 5",
        "TLSv1.3, --connections 3 --message-size 1-40K",
        "TLSv1.3, --connections 3 --rate 1000",
        "TLSv1.3, --connections 3 --connect-per-request",
        "TLSv1.3, --connections 3 --connect-per-request --rate 200",
        "TLSv1.3, --connections 3 --idle 5",
    })
    void everyReplyIsCountedAndTimed(String protocol, String options) throws Exception {
        try (var server =
                new TestServer(
                        TlsService.of(context, TlsService.only(protocol), TlsService::echo))) {
            LoadRun load =
                    LoadRun.of(server.uri(), options + " --requests 100 --cacert " + ca)
                            .endedWith(ExitCode.OK);
            assertEquals(100, load.number("requests"), () -> "requests: " + load.run());
            assertEquals(0, load.number("errors"), () -> "errors: " + load.run());
            assertTrue(load.number("connectNanos", "min") > 0, "the handshake takes its time");
        }
    }

    @Test
    void aPeerThatIsNotTrustedEndsIt() throws Exception {
        try (var server = new TestServer(TlsService.echo(context))) {
            LoadRun.of(server.uri(), "--requests 100 --tls")
                    .endedWith(ExitCode.TLS)
                    .complained("TLS handshake", "--cacert");
        }
    }

    @Test
    void handshakesThatFailInTheMiddleAreCounted() throws Exception {
        var count = new AtomicInteger();
        TestServer.Service flaky =
                peer -> {
                    // The first is the one that looks which address answers.
                    if (count.incrementAndGet() % 3 == 0) {
                        hangUp(peer);
                    } else {
                        TlsService.echo(context).serve(peer);
                    }
                };
        try (var server = new TestServer(flaky)) {
            LoadRun load =
                    LoadRun.of(
                                    server.uri(),
                                    "--requests 20 --connect-per-request --connections 1 --cacert "
                                            + ca)
                            .endedWith(ExitCode.OK);
            assertEquals(20, load.number("requests") + load.number("tls"), "all are counted");
            assertTrue(load.number("tls") >= 6, () -> "a third is hung up on: " + load.run());
        }
    }

    private static void hangUp(SocketChannel peer) throws IOException {
        Services.in(peer).readNBytes(1);
    }
}
