package echo.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@Timeout(60)
final class ClientCommandTest {

    @Test
    void printsWhatCameBackAsTheAncestorDoes() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun run = ClientRun.at(server);
            run.assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            assertEquals("", run.err(), "nothing to complain about");
        }
    }

    @Test
    void takesAnEndpoint() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun.of("tcp://127.0.0.1:" + server.port())
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
        }
    }

    @Test
    void meetsAPassiveEndpointOnTheLoopbackAddress() throws Exception {
        try (var server = new TestServer(InetAddress.ofLiteral("127.0.0.1"), Services::echo)) {
            ClientRun.of("tcp4://*:" + server.port())
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
        }
    }

    @Test
    void takesIpv6AddressesInEveryForm() throws Exception {
        var loopback = InetAddress.ofLiteral("::1");
        assumeTrue(NetworkInterface.getByInetAddress(loopback) != null, "this machine has no ::1");
        try (var server = new TestServer(loopback, Services::echo)) {
            String port = Integer.toString(server.port());
            ClientRun.of("::1", port).assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            ClientRun.of("[::1]", port).assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            ClientRun.of("tcp6://[::1]:" + port)
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            ClientRun.of("tcp6://*:" + port).assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
        }
    }

    @Test
    void sendsAnotherMessage() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun.at(server, "--message", "naïve 'quote'\n")
                    .assertEnded(ExitCode.OK, "Received \"naïve 'quote'\\n\"\n");
        }
    }

    @Test
    void sendsAnEmptyMessage() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun.at(server, "--message", "").assertEnded(ExitCode.OK, "Received ''\n");
        }
    }

    @Test
    void sendsStandardInputByteForByte() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            var in = new ByteArrayInputStream(new byte[] {0, (byte) 0xff, 'x', '\r', '\n'});
            ClientRun.at(server, in, "--message", "-")
                    .assertEnded(ExitCode.OK, "Received '\\x00\\xffx\\r\\n'\n");
        }
    }

    @Test
    void readsOptionsFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("options"), "--message 'from a file'\n");
        try (var server = new TestServer(Services::echo)) {
            ClientRun.at(server, "@" + file).assertEnded(ExitCode.OK, "Received 'from a file'\n");
        }
    }

    @Test
    void escapesWhatTheTerminalCannotShow() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var server = new TestServer(Services::echo);
                var ascii = new PrintStream(out, true, US_ASCII)) {
            int exitCode =
                    new ClientCommand(InputStream.nullInputStream(), ascii, System.err)
                            .call("127.0.0.1", "" + server.port(), "--message", "é€");
            assertAll(
                    () -> assertEquals(ExitCode.OK, exitCode, "exit code"),
                    () -> assertEquals("Received '\\xe9\\u20ac'\n", out.toString(UTF_8), "output"));
        }
    }

    @Test
    void saysWhereNothingListens() throws Exception {
        try (var unused = new UnusedPort()) {
            ClientRun run = ClientRun.of("127.0.0.1", "" + unused.port());
            run.assertEnded(ExitCode.NO_SOCKET, "");
            run.assertComplained(
                    "could not open socket for tcp://127.0.0.1:" + unused.port(),
                    "127.0.0.1:" + unused.port() + ": Connection refused",
                    "is a server listening there?");
        }
    }

    @Test
    void givesUpConnectingAfterTheTimeout() throws Exception {
        try (var backlog = new FullBacklog()) {
            assumeTrue(backlog.isFull(), "this system's backlog has no end");
            ClientRun run =
                    ClientRun.of(
                            "127.0.0.1",
                            "" + backlog.address().getPort(),
                            "--connect-timeout",
                            "100ms");
            run.assertEnded(ExitCode.NO_SOCKET, "");
            run.assertComplained("no answer for 100ms", "--connect-timeout");
        }
    }

    @Test
    void saysThatANameIsNotResolved() throws Exception {
        ClientRun run = ClientRun.of("no-such-host.invalid");
        run.assertEnded(ExitCode.NO_NAME, "");
        run.assertComplained("no-such-host.invalid: name not resolved");
    }

    @Test
    void saysThatANameHasNoAddressOfTheFamily() throws Exception {
        ClientRun run = ClientRun.of("tcp6://127.0.0.1:7");
        run.assertEnded(ExitCode.NO_NAME, "");
        run.assertComplained("127.0.0.1: the name has no IPv6 address");
    }

    @Test
    void saysThatStandardInputCannotBeRead() throws Exception {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Is a directory");
                    }
                };
        try (var server = new TestServer(Services::echo)) {
            ClientRun run = ClientRun.at(server, broken, "--message", "-");
            run.assertEnded(ExitCode.USAGE, "");
            run.assertComplained("standard input cannot be read: Is a directory");
        }
    }

    @Test
    void saysThatStandardOutputCannotBeWritten() throws Exception {
        var full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        try (var server = new TestServer(Services::echo);
                var wrong = new TestServer(Services.answering(b -> new byte[0]))) {
            String complaint = "echo-client: standard output cannot be written (";
            for (String[] line :
                    new String[][] {{server.uri()}, {server.uri(), "--json"}, {"-h"}}) {
                var err = new ByteArrayOutputStream();
                int exitCode =
                        new ClientCommand(
                                        InputStream.nullInputStream(),
                                        new PrintStream(full, true, UTF_8),
                                        new PrintStream(err, true, UTF_8))
                                .call(line);
                String said = err.toString(UTF_8);
                assertEquals(ExitCode.USAGE, exitCode, "exit code of " + List.of(line));
                assertTrue(said.startsWith(complaint), "says so: " + said);
                assertEquals(1, said.lines().count(), "in one line: " + said);
            }
            int exitCode =
                    new ClientCommand(
                                    InputStream.nullInputStream(),
                                    new PrintStream(full, true, UTF_8),
                                    new PrintStream(OutputStream.nullOutputStream()))
                            .call(wrong.uri());
            assertEquals(ExitCode.MISMATCH, exitCode, "what failed first counts");
        }
    }

    @Test
    void printsItsVersion() throws Exception {
        ClientRun run = ClientRun.of("-V");
        assertAll(
                () -> assertEquals(ExitCode.OK, run.exitCode(), "exit code"),
                () -> assertTrue(run.out().startsWith("echo-client "), run.out()));
    }
}
