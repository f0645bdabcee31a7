package echo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.US_ASCII;

import echo.authority.Authority;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Which certificate a client gets, what it must have, and what is spoken: with the JDK's client.
 */
@Timeout(120)
final class ServerTest {

    @TempDir private static Path folder;
    private static Authority authority;
    private static SSLContext client;

    @BeforeAll
    static void certificates() throws Exception {
        authority = new Authority(folder, "ca");
        authority.issue("first", "EC", "-ext", "san=dns:first.test,dns:localhost");
        authority.issue("first-rsa", "RSA", "-ext", "san=dns:first.test");
        authority.issue("wild", "EC", "-ext", "san=dns:*.example.test");
        authority.issue("exact", "EC", "-ext", "san=dns:WWW.example.test");
        authority.issue("me", "EC");
        // Its own certificate is shown only where it is asked for.
        client = authority.server("me");
    }

    private static SSLSocket connect(OurServer server, SSLContext context) throws IOException {
        var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void set(SSLSocket socket, String protocol, String... names) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {protocol});
        parameters.setServerNames(
                List.of(names).stream()
                        .map(name -> new SNIHostName(name.getBytes(US_ASCII)))
                        .map(SNIServerName.class::cast)
                        .toList());
        socket.setSSLParameters(parameters);
    }

    private static String shown(SSLSocket socket) throws SSLException {
        var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return certificate.getSubjectX500Principal().getName();
    }

    @ParameterizedTest
    @CsvSource({
        "first.test, CN=first",
        "localhost, CN=first",
        "a.example.test, CN=wild",
        "A.EXAMPLE.test, CN=wild",
        "www.example.test, CN=exact",
        "a.b.example.test, CN=first",
        "example.test, CN=first",
        "elsewhere.test, CN=first",
        ", CN=first",
    })
    void theNameChooses(String name, String subject) throws Exception {
        TlsServer tls =
                TlsServer.of(ServerFiles.config(authority, "first", "first-rsa", "wild", "exact"));
        String[] names = name == null ? new String[0] : new String[] {name};
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            try (var server = new OurServer(tls);
                    var socket = connect(server, client)) {
                set(socket, protocol, names);
                socket.startHandshake();
                assertEquals(subject, shown(socket), protocol + " for " + name);
                assertEquals(protocol, socket.getSession().getProtocol(), "the client's only one");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, first.test, CN=first-rsa",
        "RSA, elsewhere.test, CN=first-rsa",
        "ECDSA, first.test, CN=first",
        "ECDSA, a.example.test, CN=wild",
    })
    void ofTwoKindsForOneNameAClientGetsWhatItCanRead(String kind, String name, String subject)
            throws Exception {
        TlsServer tls = TlsServer.of(ServerFiles.config(authority, "first", "wild", "first-rsa"));
        try (var server = new OurServer(tls);
                var socket = connect(server, client)) {
            set(socket, "TLSv1.2", name);
            String suite = "TLS_ECDHE_%s_WITH_AES_128_GCM_SHA256".formatted(kind);
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            assertEquals(subject, shown(socket), "what it can read");
        }
    }

    @Test
    void noCertificateThatAClientCanRead() throws Exception {
        TlsServer tls = TlsServer.of(ServerFiles.config(authority, "first"));
        try (var server = new OurServer(tls);
                var socket = connect(server, client)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
            assertThrows(SSLException.class, socket::startHandshake, "refused");
            Ends.assertFault(
                    TlsFault.NOTHING_IN_COMMON,
                    "no cipher suite, group or signature in common with the client",
                    server.nextEnd());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aClientThatDoesNotTrustUs(String protocol) throws Exception {
        TlsServer tls = TlsServer.of(ServerFiles.config(authority, "first"));
        SSLContext context = SSLContext.getDefault();
        try (var server = new OurServer(tls);
                var socket = connect(server, context)) {
            set(socket, protocol);
            assertThrows(SSLException.class, socket::startHandshake, "not trusted");
            Ends.assertFault(
                    TlsFault.CERTIFICATE_REFUSED,
                    "the client refuses our certificate: certificate_unknown",
                    server.nextEnd());
        }
    }

    @ParameterizedTest
    @EnumSource(ClientAuth.class)
    void clientsAreAskedOrNot(ClientAuth auth) throws Exception {
        TlsServerConfig config =
                auth == ClientAuth.NONE
                        ? ServerFiles.config(authority, "first")
                        : ServerFiles.asking(auth, authority.certificate(), authority, "first");
        TlsServer tls = TlsServer.of(config);
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            String end = "served " + (auth == ClientAuth.NONE ? "nobody " : "CN=me ");
            try (var server = new OurServer(tls)) {
                for (int i = 0; i < 3; i++) {
                    // One context, so it would resume.
                    echo(server, client, protocol);
                    assertEquals(end, server.nextEnd(), "whom the server sees, time " + i);
                }
            }
        }
    }

    private static void echo(OurServer server, SSLContext context, String protocol)
            throws IOException {
        try (var socket = connect(server, context)) {
            set(socket, protocol);
            socket.getOutputStream().write("hello".getBytes(US_ASCII));
            byte[] back = socket.getInputStream().readNBytes(5);
            assertEquals("hello", new String(back, US_ASCII), "the echo");
            socket.shutdownOutput();
            assertEquals(-1, socket.getInputStream().read(), "close_notify");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aClientWithoutCertificateOrWithAStrangers(String protocol) throws Exception {
        Authority stranger = new Authority(folder, "stranger-" + protocol);
        Path ca = stranger.certificate();
        TlsServer need = TlsServer.of(ServerFiles.asking(ClientAuth.NEED, ca, authority, "first"));
        TlsServer want = TlsServer.of(ServerFiles.asking(ClientAuth.WANT, ca, authority, "first"));
        var nobody = new TlsClient(Trust.of(authority.certificate()));
        var me =
                new TlsClient(
                        Trust.of(authority.certificate()),
                        Identity.of(authority.chain("me"), authority.key("me"), ""));
        assertEnd(TlsFault.CERTIFICATE_WANTED, "shows no certificate", need, nobody);
        assertEnd(TlsFault.NOT_TRUSTED, "the certificate of CN=me is not trusted", need, me);
        assertEnd(TlsFault.NOT_TRUSTED, "the certificate of CN=me is not trusted", want, me);
        try (var server = new OurServer(want);
                var channel = nobody.channel(server.connect(), PeerName.of("localhost"))) {
            channel.handshake(Duration.ofSeconds(60));
            channel.shutdownOutput();
            assertEquals("served nobody ", server.nextEnd(), "none is wanted, not needed");
        }
    }

    private static void assertEnd(TlsFault fault, String words, TlsServer tls, TlsClient client)
            throws Exception {
        try (var server = new OurServer(tls);
                var channel = client.channel(server.connect(), PeerName.of("localhost"))) {
            assertThrows(
                    TlsException.class,
                    () -> {
                        channel.handshake(Duration.ofSeconds(60));
                        channel.read(ByteBuffer.allocate(1));
                    },
                    "refused");
            Ends.assertFault(fault, words, server.nextEnd());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'one,two', 'two,one', one",
        "'one,two', two, two",
        "'one,two', '', ''",
        "'', two, ''",
    })
    void theServersBestProtocolIsSpoken(String ours, String theirs, String spoken)
            throws Exception {
        TlsServer tls = TlsServer.of(ServerFiles.config(authority, "first"));
        try (var server = new OurServer(tls, names(ours));
                var socket = connect(server, client)) {
            offer(socket, theirs);
            socket.startHandshake();
            assertEquals(spoken, socket.getApplicationProtocol(), "what the client is told");
            socket.shutdownOutput();
            assertEquals("served nobody " + spoken, server.nextEnd(), "what the server is told");
        }
    }

    private static String[] names(String commas) {
        return commas.isEmpty() ? new String[0] : commas.split(",");
    }

    private static void offer(SSLSocket socket, String commas) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(names(commas));
        socket.setSSLParameters(parameters);
    }

    @Test
    void noProtocolInCommonIsFatal() throws Exception {
        TlsServer tls = TlsServer.of(ServerFiles.config(authority, "first"));
        try (var server = new OurServer(tls, "one", "two");
                var socket = connect(server, client)) {
            offer(socket, "three");
            var e = assertThrows(SSLException.class, socket::startHandshake, "refused");
            assertEquals(
                    "(no_application_protocol) Received fatal alert: no_application_protocol",
                    e.getMessage(),
                    "the alert of RFC 7301");
            Ends.assertFault(
                    TlsFault.NOTHING_IN_COMMON,
                    "the client offers none of the handler's protocols (ALPN)",
                    server.nextEnd());
        }
    }
}
