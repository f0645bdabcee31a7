package echo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import echo.authority.Authority;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** OpenSSL at the other end, in programs that people have. */
@Timeout(120)
final class ServerToolsTest {

    private static final String PYTHON =
            """
            import socket, ssl, sys
            context = ssl.create_default_context(cafile=sys.argv[2])
            if sys.argv[3] == '1.2':
                context.maximum_version = ssl.TLSVersion.TLSv1_2
            context.set_alpn_protocols(['echo', 'other'])
            plain = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
            peer = context.wrap_socket(plain, server_hostname='first.test')
            data = bytes(range(256)) * 400
            peer.sendall(data)
            got = b''
            while len(got) < len(data):
                got += peer.recv(65536)
            print(peer.version(), peer.selected_alpn_protocol(), got == data)
            peer.unwrap()
            """;

    @TempDir private static Path folder;
    private static Authority authority;
    private static Path ca;

    @BeforeAll
    static void certificates() throws Exception {
        authority = new Authority(folder, "ca");
        authority.issue("first", "EC", "-ext", "san=dns:first.test");
        authority.issue("first-rsa", "RSA", "-ext", "san=dns:first.test");
        authority.issue("second", "EC", "-ext", "san=dns:*.second.test");
        ca = authority.certificate();
    }

    private static TlsServer tls() throws Exception {
        return TlsServer.of(ServerFiles.config(authority, "first", "first-rsa", "second"));
    }

    private static Process start(String... command) throws IOException {
        boolean isThere =
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
        assumeTrue(isThere, "this machine has no " + command[0]);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Process openssl(OurServer server, String options) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                "openssl",
                                "s_client",
                                "-connect",
                                "127.0.0.1:" + server.port(),
                                "-CAfile",
                                ca.toString()));
        command.addAll(List.of(options.split(" ")));
        return start(command.toArray(String[]::new));
    }

    /** A line there and back, and the rest of what it says. */
    private static String echoed(Process client) throws IOException, InterruptedException {
        String said;
        try (Writer in = client.outputWriter(US_ASCII)) {
            in.write("hello, echo\n");
            in.flush();
            said = until(client, "hello, echo");
        }
        said += client.inputReader().readAllAsString();
        client.waitFor();
        return said;
    }

    private static String until(Process client, String words) throws IOException {
        var said = new StringBuilder();
        for (String line; !said.toString().contains(words); ) {
            line = client.inputReader().readLine();
            assertTrue(line != null, "waits for '" + words + "' in " + said);
            said.append(line).append('\n');
        }
        return said.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "-tls1_2 -servername first.test, CN = first, TLSv1.2",
        "-tls1_3 -servername first.test, CN = first, TLSv1.3",
        "-tls1_3 -servername a.second.test, CN = second, TLSv1.3",
        "-tls1_3 -noservername, CN = first, TLSv1.3",
        "-tls1_3 -servername first.test -sigalgs RSA-PSS+SHA256, CN = first-rsa, TLSv1.3",
        "-tls1_3 -servername elsewhere.test -sigalgs RSA-PSS+SHA256, CN = first-rsa, TLSv1.3",
    })
    void openssl(String options, String subject, String protocol) throws Exception {
        try (var server = new OurServer(tls())) {
            String said = echoed(openssl(server, options));
            assertTrue(said.contains("subject=" + subject + "\n"), said);
            assertTrue(said.contains(", " + protocol + ", "), said);
            assertTrue(said.contains("Verify return code: 0 (ok)"), said);
            assertEquals("served nobody ", server.nextEnd(), "with close_notify: " + said);
        }
    }

    @Test
    void opensslChoosesAProtocol() throws Exception {
        try (var server = new OurServer(tls(), "echo", "other")) {
            String said = echoed(openssl(server, "-alpn other,echo"));
            assertTrue(said.contains("ALPN protocol: echo\n"), "the server's order: " + said);
            Process refused = openssl(server, "-alpn strange");
            String why = refused.inputReader().readAllAsString();
            assertTrue(why.contains("no application protocol"), why);
            assertEquals("served nobody echo", server.nextEnd(), "the first");
            Ends.assertFault(TlsFault.NOTHING_IN_COMMON, "(ALPN)", server.nextEnd());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void opensslHasACertificate(String version) throws Exception {
        TlsServer tls = TlsServer.of(ServerFiles.asking(ClientAuth.NEED, ca, authority, "second"));
        String mine =
                " -cert %s -key %s".formatted(authority.chain("first"), authority.key("first"));
        try (var server = new OurServer(tls)) {
            echoed(openssl(server, version + mine));
            assertEquals("served CN=first ", server.nextEnd(), "who it is");
            Process without = openssl(server, version);
            without.outputWriter().close();
            without.inputReader().readAllAsString();
            Ends.assertFault(TlsFault.CERTIFICATE_WANTED, "shows no certificate", server.nextEnd());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-tls1_2, NONE, Reused",
        "-tls1_3, NONE, Reused",
        "-tls1_2, WANT, New",
        "-tls1_3, WANT, New"
    })
    void sessionsAreResumedUnlessClientsAreChecked(String version, ClientAuth auth, String how)
            throws Exception {
        Path session = folder.resolve("session" + version + auth);
        TlsServerConfig config =
                auth == ClientAuth.NONE
                        ? ServerFiles.config(authority, "first")
                        : ServerFiles.asking(auth, ca, authority, "first");
        try (var server = new OurServer(TlsServer.of(config))) {
            echoed(openssl(server, version + " -sess_out " + session));
            String said = echoed(openssl(server, version + " -sess_in " + session));
            assertTrue(said.contains(how + ", TLSv1."), said);
        }
    }

    @Test
    void opensslMayNotRenegotiate() throws Exception {
        try (var server = new OurServer(tls())) {
            Process client = openssl(server, "-tls1_2");
            until(client, "Verify return code");
            Writer in = client.outputWriter(US_ASCII);
            in.write("R\n");
            in.flush();
            Ends.assertFault(TlsFault.OTHER, "wants to renegotiate", server.nextEnd());
            String said = client.inputReader().readAllAsString();
            assertTrue(said.contains("RENEGOTIATING"), "it did so: " + said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void python(String version) throws Exception {
        try (var server = new OurServer(tls(), "echo")) {
            Process client =
                    start(
                            "python3",
                            "-c",
                            PYTHON,
                            Integer.toString(server.port()),
                            ca.toString(),
                            version);
            String said = client.inputReader().readAllAsString();
            assertEquals("TLSv" + version + " echo True\n", said, "what it has got");
            assertEquals("served nobody echo", server.nextEnd(), "with close_notify");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void curl(String version) throws Exception {
        try (var server = new OurServer(tls(), ServerToolsTest::http, "http/1.1")) {
            Process client =
                    start(
                            "curl",
                            "--silent",
                            "--show-error",
                            "--cacert",
                            ca.toString(),
                            "--tlsv" + version,
                            "--tls-max",
                            version,
                            "--resolve",
                            "first.test:%d:127.0.0.1".formatted(server.port()),
                            "https://first.test:%d/".formatted(server.port()));
            assertEquals("hello", client.inputReader().readAllAsString(), "what is served");
            assertEquals(0, client.waitFor(), "it is content");
            assertEquals("served nobody http/1.1", server.nextEnd(), "its protocol");
        }
    }

    /** Answers, and ends without a length: so it is close_notify that tells that this was all. */
    private static void http(TlsChannel peer) throws IOException {
        assertInstanceOf(Integer.class, peer.read(ByteBuffer.allocate(10_000)), "the request");
        peer.write(ByteBuffer.wrap("HTTP/1.0 200 OK\r\n\r\nhello".getBytes(US_ASCII)));
        peer.shutdownOutput();
        while (peer.read(ByteBuffer.allocate(10_000)) >= 0) {}
    }
}
