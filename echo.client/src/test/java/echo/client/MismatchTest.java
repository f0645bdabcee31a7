package echo.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.nio.channels.SocketChannel;

/** Servers that answer something else than was sent. */
@Timeout(60)
final class MismatchTest {

    @Test
    void aByteIsFlipped() throws Exception {
        try (var server = new TestServer(Services.answering(b -> Services.withByte(b, 4, 'O')))) {
            ClientRun run = ClientRun.at(server);
            run.assertEnded(ExitCode.MISMATCH, "Received 'HellO, world'\n");
            run.assertComplained(
                    "127.0.0.1:" + server.port() + ": echo mismatch: ",
                    "the byte at offset 4 is 0x4f, but 0x6f was sent");
        }
    }

    @Test
    void aByteIsDroppedInside() throws Exception {
        try (var server = new TestServer(Services.answering(b -> Services.without(b, 0)))) {
            ClientRun run = ClientRun.at(server);
            run.assertEnded(ExitCode.MISMATCH, "Received 'ello, world'\n");
            run.assertComplained("the byte at offset 0 is 0x65, but 0x48 was sent");
        }
    }

    @Test
    void aByteIsDroppedAtTheEnd() throws Exception {
        try (var server = new TestServer(Services.answering(b -> Services.without(b, 11)))) {
            ClientRun run = ClientRun.at(server);
            run.assertEnded(ExitCode.MISMATCH, "Received 'Hello, worl'\n");
            run.assertComplained("the peer closed too early: 11 of 12 bytes sent came back");
        }
    }

    @Test
    void aByteIsAdded() throws Exception {
        try (var server = new TestServer(Services.answering(b -> Services.longer(b, '!')))) {
            ClientRun run = ClientRun.at(server);
            run.assertEnded(ExitCode.MISMATCH, "Received 'Hello, world!'\n");
            run.assertComplained("an extra byte 0x21 at offset 12, after all that had been sent");
        }
    }

    @Test
    void aByteComesBackForAnEmptyMessage() throws Exception {
        try (var server = new TestServer(Services.answering(b -> Services.longer(b, '!')))) {
            ClientRun run = ClientRun.at(server, "--message", "");
            run.assertEnded(ExitCode.MISMATCH, "Received '!'\n");
            run.assertComplained("an extra byte 0x21 at offset 0");
        }
    }

    @Test
    void thePeerClosesAtOnce() throws Exception {
        // It reads all first, as otherwise the system might reset instead.
        try (var server = new TestServer(Services.answering(b -> new byte[0]))) {
            ClientRun run = ClientRun.at(server);
            run.assertEnded(ExitCode.MISMATCH, "Received ''\n");
            run.assertComplained("the peer closed too early: 0 of 12 bytes sent came back");
        }
    }

    @Test
    void thePeerResets() throws Exception {
        try (var server = new TestServer(Services.resettingAfter(0))) {
            ClientRun run = ClientRun.at(server);
            run.assertEnded(ExitCode.MISMATCH, "Received ''\n");
            run.assertComplained("the connection broke", "0 of 12 bytes sent came back");
        }
    }

    @Test
    void thePeerClosesWhileALargeMessageIsSent() throws Exception {
        try (var server = new TestServer(Services.echoingOnly(5))) {
            ClientRun run =
                    ClientRun.at(
                            server,
                            new ByteArrayInputStream(new byte[20_000_000]),
                            "--message",
                            "-");
            assertEquals(ExitCode.MISMATCH, run.exitCode(), "exit code");
            run.assertComplained("127.0.0.1:" + server.port() + ": echo mismatch: ", "came back");
        }
    }

    @Test
    void thePeerClosesAfterTheEchoWithoutWaitingForTheEnd() throws Exception {
        try (var server = new TestServer(Services.echoingOnly(12))) {
            ClientRun.at(server).assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
        }
    }

    @Test
    void anEndlessAnswerIsCutWhereItWouldNotBeShown() throws Exception {
        try (var server = new TestServer(Services::chargen)) {
            ClientRun run = ClientRun.at(server);
            assertAll(
                    () -> assertEquals(ExitCode.MISMATCH, run.exitCode(), "exit code"),
                    () -> assertTrue(run.out().length() < 2 * 64 * 1024, "what is shown"));
            run.assertComplained("offset 0");
        }
    }

    @Test
    void whatComesAfterADifferenceIsWaitedForOnceOnly() throws Exception {
        TestServer.Service wrongAndHeld =
                (SocketChannel peer) -> {
                    Services.out(peer).write('h');
                    Services.hold(peer);
                };
        try (var server = new TestServer(wrongAndHeld)) {
            ClientRun run = ClientRun.at(server, "--read-timeout", "200ms");
            run.assertEnded(ExitCode.MISMATCH, "Received 'h'\n");
            run.assertComplained("offset 0");
        }
    }
}
