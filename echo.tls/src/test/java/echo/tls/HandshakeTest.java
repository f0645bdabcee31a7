package echo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import echo.authority.Authority;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Which peers there is a session with, and why there is none with the others. */
@Timeout(120)
final class HandshakeTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final TestServer.Setup AS_IT_IS = listener -> {};

    @TempDir private static java.nio.file.Path folder;
    private static Authority authority;

    @BeforeAll
    static void certificates() throws Exception {
        authority = new Authority(folder, "ca");
        String names = "san=dns:localhost,dns:*.example.test,ip:127.0.0.1,ip:::1";
        authority.issue("good", "EC", "-ext", names);
        authority.issue("expired", "EC", "-ext", names, "-startdate", "-3d", "-validity", "1");
        authority.issue("future", "EC", "-ext", names, "-startdate", "+3d");
        authority.issue("me", "Ed25519");
    }

    private static Trust ours() throws Exception {
        return Trust.of(authority.certificate());
    }

    private static TestServer serving(String alias, TestServer.Setup setup) throws Exception {
        return new TestServer(authority.server(alias), setup, TestServer::echo);
    }

    /** An echo, and then the end of both sides. */
    private static void assertEchoes(TlsClient client, TestServer server, String name)
            throws IOException {
        try (var channel = client.channel(server.connect(), PeerName.of(name))) {
            channel.handshake(LONG);
            channel.write(ByteBuffer.wrap("hello".getBytes(US_ASCII)));
            channel.shutdownOutput();
            var back = ByteBuffer.allocate(100);
            while (channel.read(back) >= 0) {}
            assertEquals("hello", new String(back.array(), 0, back.position(), US_ASCII), "echo");
        }
    }

    private static void assertFault(
            TlsFault fault, String words, TlsClient client, TestServer server, String name)
            throws IOException {
        try (var channel = client.channel(server.connect(), PeerName.of(name))) {
            var e = assertThrows(TlsException.class, () -> channel.handshake(LONG), "no session");
            assertEquals(fault, e.fault(), e.getMessage());
            assertTrue(e.getMessage().contains(words), "says '" + words + "': " + e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3", "TLSv1.2"})
    void aPeerThatIsTrusted(String protocol) throws Exception {
        try (var server = serving("good", TestServer.only(protocol));
                var channel =
                        new TlsClient(ours()).channel(server.connect(), PeerName.of("localhost"))) {
            channel.handshake(LONG);
            assertEquals(protocol, channel.protocol(), "the server's only one");
            assertTrue(channel.cipherSuite().startsWith("TLS_"), channel.cipherSuite());
            assertEquals("CN=good", channel.peer(), "whom the certificate is for");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "localhost.",
                "a.example.test",
                "127.0.0.1",
                "::1",
                "0:0:0:0:0:0:0:1%0"
            })
    void theNamesOfTheCertificate(String name) throws Exception {
        try (var server = serving("good", AS_IT_IS)) {
            assertEchoes(new TlsClient(ours()), server, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.test", "a.b.example.test", "127.0.0.2", "::2"})
    void anotherName(String name) throws Exception {
        try (var server = serving("good", AS_IT_IS)) {
            assertFault(
                    TlsFault.OTHER_NAME,
                    "the certificate is for localhost, *.example.test, 127.0.0.1,",
                    new TlsClient(ours()),
                    server,
                    name);
            assertFault(
                    TlsFault.OTHER_NAME, "not for " + name, new TlsClient(ours()), server, name);
        }
    }

    @Test
    void nobodyVouchesForThePeer() throws Exception {
        try (var server = serving("good", AS_IT_IS)) {
            assertFault(
                    TlsFault.NOT_TRUSTED,
                    "the certificate of CN=good is not trusted: it is signed by CN=ca, who is not",
                    new TlsClient(Trust.ofJdk()),
                    server,
                    "localhost");
        }
    }

    @Test
    void thePeerSignsItself() throws Exception {
        try (var server = serving("ca", AS_IT_IS)) {
            assertFault(
                    TlsFault.NOT_TRUSTED,
                    "the certificate of CN=ca is not trusted: it is signed by itself",
                    new TlsClient(Trust.ofJdk()),
                    server,
                    "localhost");
        }
    }

    @Test
    void aCertificateMayBeTrustedByItself() throws Exception {
        try (var server = serving("good", AS_IT_IS)) {
            assertEchoes(new TlsClient(Trust.of(authority.chain("good"))), server, "localhost");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "expired, the certificate of CN=expired expired at 20",
        "future, the certificate of CN=future is not valid before 20"
    })
    void aCertificateThatIsNotValidNow(String alias, String words) throws Exception {
        try (var server = serving(alias, AS_IT_IS)) {
            assertFault(TlsFault.EXPIRED, words, new TlsClient(ours()), server, "localhost");
            assertFault(
                    TlsFault.EXPIRED,
                    words,
                    new TlsClient(Trust.of(authority.chain(alias))),
                    server,
                    "localhost");
        }
    }

    @Test
    void everybodyIsTrusted() throws Exception {
        var client = new TlsClient(Trust.inEverybody());
        try (var server = serving("expired", AS_IT_IS)) {
            assertEchoes(client, server, "other.test");
            try (var channel = client.channel(server.connect())) {
                channel.handshake(LONG);
                assertEquals("CN=expired", channel.peer(), "whoever it is");
            }
        }
    }

    @Test
    void whoIsCheckedHasAName() throws Exception {
        try (var server = serving("good", AS_IT_IS)) {
            var client = new TlsClient(ours());
            assertThrows(
                    IllegalStateException.class,
                    () -> client.channel(server.connect()),
                    "no check without a name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aClientCertificate(String protocol) throws Exception {
        TestServer.Setup setup =
                listener -> {
                    TestServer.only(protocol).prepare(listener);
                    listener.setNeedClientAuth(true);
                };
        var me = Identity.of(authority.chain("me"), authority.key("me"), "");
        try (var server = serving("good", setup)) {
            assertEchoes(new TlsClient(ours(), me), server, "localhost");
            assertRefused(TlsFault.CERTIFICATE_WANTED, new TlsClient(ours()), server);
            var stranger = new Authority(folder, "stranger-" + protocol);
            stranger.issue("who-" + protocol, "EC");
            var other =
                    Identity.of(
                            stranger.chain("who-" + protocol), stranger.key("who-" + protocol), "");
            assertRefused(TlsFault.CERTIFICATE_REFUSED, new TlsClient(ours(), other), server);
        }
    }

    /** In the handshake or, with TLS 1.3, behind it. */
    private static void assertRefused(TlsFault fault, TlsClient client, TestServer server)
            throws IOException {
        try (var channel = client.channel(server.connect(), PeerName.of("localhost"))) {
            var e =
                    assertThrows(
                            TlsException.class,
                            () -> {
                                channel.handshake(LONG);
                                channel.read(ByteBuffer.allocate(1));
                            },
                            "refused");
            assertEquals(fault, e.fault(), e.getMessage());
        }
    }

    @Test
    void nothingInCommon() throws Exception {
        TestServer.Setup setup =
                listener -> {
                    TestServer.only("TLSv1.2").prepare(listener);
                    listener.setEnabledCipherSuites(
                            new String[] {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"});
                };
        try (var server = serving("good", setup)) {
            assertFault(
                    TlsFault.NOTHING_IN_COMMON,
                    "handshake_failure",
                    new TlsClient(ours()),
                    server,
                    "localhost");
        }
    }

    @Test
    void thePeerSpeaksSomethingElse() throws Exception {
        try (var server =
                        new TestServer(
                                peer -> {
                                    peer.getOutputStream()
                                            .write("SSH-2.0-x\u001b\r\n".getBytes(US_ASCII));
                                    peer.getInputStream().readAllBytes();
                                });
                var echo = new TestServer(TestServer::echo)) {
            var client = new TlsClient(Trust.ofJdk());
            assertFault(
                    TlsFault.NOT_TLS,
                    "the peer does not speak TLS: it says 'SSH-2.0-x'",
                    client,
                    server,
                    "localhost");
            assertFault(TlsFault.NOT_TLS, "it echoes the handshake", client, echo, "localhost");
        }
    }

    @Test
    void thePeerCloses() throws Exception {
        try (var server = new TestServer(peer -> peer.getInputStream().read())) {
            assertFault(
                    TlsFault.CLOSED,
                    "the peer closed during the handshake",
                    new TlsClient(Trust.ofJdk()),
                    server,
                    "localhost");
        }
    }

    @Test
    void thePeerIsSilent() throws Exception {
        try (var server = new TestServer(peer -> peer.getInputStream().readAllBytes());
                var transport = server.connect()) {
            var channel = new TlsClient(Trust.ofJdk()).channel(transport, PeerName.of("x"));
            var e =
                    assertThrows(
                            TlsException.class,
                            () -> channel.handshake(Duration.ofMillis(200)),
                            "no session");
            assertEquals(TlsFault.TIMEOUT, e.fault(), e.getMessage());
            assertFalse(channel.isOpen(), "closed, as that ended the wait");
        }
    }
}
