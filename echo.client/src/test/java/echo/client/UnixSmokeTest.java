package echo.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;

/** The smoke test over a Unix socket: as over TCP, but for the words about the peer. */
@Timeout(60)
final class UnixSmokeTest {

    @TempDir private Path folder;

    @Test
    void everyByteComesBack() throws Exception {
        try (var server = serving(Services::echo)) {
            ClientRun.at(server).assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            ClientRun.at(server, "--message", "").assertEnded(ExitCode.OK, "Received ''\n");
        }
    }

    @Test
    void aLargeMessageComesBack() throws Exception {
        try (var server = serving(Services::echo)) {
            var in = new ByteArrayInputStream(new byte[5_000_000]);
            ClientRun run = ClientRun.at(server, in, "--message", "-");
            run.assertEnded(
                    ExitCode.OK, "Received '" + "\\x00".repeat(65536) + "'… (5000000 bytes)\n");
        }
    }

    @Test
    void thereIsOnlyOneAddressOfAPath() throws Exception {
        try (var server = serving(Services::echo)) {
            ClientRun.at(server, "--all-addresses")
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
        }
    }

    @Test
    void aByteIsWrong() throws Exception {
        try (var server = serving(Services.answering(b -> Services.withByte(b, 4, 'O')))) {
            ClientRun run = ClientRun.at(server);
            run.assertEnded(ExitCode.MISMATCH, "Received 'HellO, world'\n");
            run.assertComplained(
                    server.uri() + ": echo mismatch: ",
                    "the byte at offset 4 is 0x4f, but 0x6f was sent");
        }
    }

    @Test
    void thePeerClosesTooEarly() throws Exception {
        try (var server = serving(Services.answering(b -> new byte[0]))) {
            ClientRun run = ClientRun.at(server);
            run.assertEnded(ExitCode.MISMATCH, "Received ''\n");
            run.assertComplained("the peer closed too early: 0 of 12 bytes sent came back");
        }
    }

    @Test
    void thePeerClosesWithoutReading() throws Exception {
        try (var server = serving(peer -> Services.in(peer).readNBytes(1))) {
            ClientRun run = ClientRun.at(server);
            run.assertEnded(ExitCode.MISMATCH, "Received ''\n");
            run.assertComplained("the connection broke", "0 of 12 bytes sent came back");
        }
    }

    @Test
    void nothingComesBack() throws Exception {
        try (var server = serving(Services::discard)) {
            ClientRun run = ClientRun.at(server, "--read-timeout", "200ms");
            run.assertEnded(ExitCode.TIMEOUT, "Received ''\n");
            run.assertComplained(
                    server.uri() + ": timeout while waiting for the echo",
                    "nothing came or went for 200ms");
        }
    }

    @Test
    void nothingIsReadOfALargeMessage() throws Exception {
        try (var server = serving(Services::hold)) {
            var in = new ByteArrayInputStream(new byte[5_000_000]);
            ClientRun run = ClientRun.at(server, in, "--message", "-", "--read-timeout", "200ms");
            run.assertEnded(ExitCode.TIMEOUT, "Received ''\n");
            run.assertComplained("timeout while sending", "0 of ");
        }
    }

    @Test
    void nobodyAccepts() throws Exception {
        Path path = folder.resolve("s");
        try (var backlog = new FullUnixBacklog(path)) {
            assumeTrue(backlog.isFull(), "this system's backlog has no end");
            ClientRun run = ClientRun.of("unix:" + path, "--connect-timeout", "100ms");
            run.assertEnded(ExitCode.NO_SOCKET, "");
            run.assertComplained("could not open socket for unix:" + path, "no answer for 100ms");
        }
    }

    @Test
    void nobodyIsThere() throws Exception {
        Path path = folder.resolve("a file");
        ClientRun run = ClientRun.of("unix:" + path);
        run.assertEnded(ExitCode.NO_SOCKET, "");
        run.assertComplained(
                // One word on one line, as an endpoint is written.
                "could not open socket for unix:" + folder + "/a%20file: ",
                "No such file or directory (is the path right, and the server up?)");
    }

    private TestServer serving(TestServer.Service service) {
        return new TestServer(folder.resolve("s"), service);
    }
}
