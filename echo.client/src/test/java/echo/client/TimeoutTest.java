package echo.client;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;

/** Servers that make no progress. */
@Timeout(60)
final class TimeoutTest {

    @Test
    void nothingComesBack() throws Exception {
        try (var server = new TestServer(Services::discard)) {
            ClientRun run = ClientRun.at(server, "--read-timeout", "200ms");
            run.assertEnded(ExitCode.TIMEOUT, "Received ''\n");
            run.assertComplained(
                    "127.0.0.1:" + server.port() + ": timeout while waiting for the echo",
                    "nothing came or went for 200ms",
                    "0 of 12 bytes sent came back",
                    "--read-timeout");
        }
    }

    @Test
    void nothingIsReadOfALargeMessage() throws Exception {
        try (var server = new TestServer(Services::hold)) {
            var in = new ByteArrayInputStream(new byte[50_000_000]);
            ClientRun run = ClientRun.at(server, in, "--message", "-", "--read-timeout", "300ms");
            run.assertEnded(ExitCode.TIMEOUT, "Received ''\n");
            run.assertComplained("timeout while sending", "0 of ");
        }
    }

    @Test
    void thePeerDoesNotClose() throws Exception {
        try (var server = new TestServer(Services::echoAndHold)) {
            ClientRun run = ClientRun.at(server, "--read-timeout", "200ms");
            run.assertEnded(ExitCode.TIMEOUT, "Received 'Hello, world'\n");
            run.assertComplained("waiting for the peer to close", "12 of 12 bytes sent came back");
        }
    }
}
