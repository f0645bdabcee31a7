package echo.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The smoke test over UDP: one datagram, and the reply to it. */
@Timeout(60)
final class UdpSmokeTest {

    @Test
    void everyByteComesBack() throws Exception {
        try (var server = UdpServer.echo()) {
            ClientRun run = ClientRun.of(server.uri());
            run.assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            assertEquals("", run.err(), "nothing to complain about");
            assertEquals("Hello, world", new String(server.take().payload()), "the datagram");
            assertEquals(0, server.untaken(), "it was sent once");
        }
    }

    @Test
    void anEmptyDatagramIsNotTried() throws Exception {
        try (var server = UdpServer.echo()) {
            ClientRun run = ClientRun.of(server.uri(), "--message", "");
            // Java does not send it, and nobody could answer.
            run.assertEnded(ExitCode.USAGE, "");
            run.assertComplained("an empty datagram cannot be sent: send a byte, or use tcp://");
        }
    }

    @Test
    void aHeaderWithoutAMessageCanBeSent() throws Exception {
        try (var server = answering(_ -> new byte[0])) {
            ClientRun.of(server.uri(), "--message", "", "--proxy-protocol", "v2")
                    .assertEnded(ExitCode.OK, "Received ''\n");
        }
    }

    @Test
    void theLargestDatagramComesBack() throws Exception {
        var message = new byte[65_507];
        new Random(1).nextBytes(message);
        try (var server = UdpServer.echo()) {
            ClientRun run =
                    ClientRun.of(new ByteArrayInputStream(message), server.uri(), "--message", "-");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertArrayEquals(message, server.take().payload(), "standard input, byte for byte");
        }
    }

    @Test
    void aMessageThatNoDatagramHoldsIsNotSent() throws Exception {
        try (var server = UdpServer.echo()) {
            var in = new ByteArrayInputStream(new byte[65_508]);
            ClientRun run = ClientRun.of(in, server.uri(), "--message", "-");
            run.assertEnded(ExitCode.USAGE, "");
            run.assertComplained("a datagram has at most 65507 bytes: send less, or use tcp://");
            assertEquals(0, server.untaken(), "nothing was sent");
        }
    }

    @Test
    void aHeaderLeavesLessRoomInADatagram() throws Exception {
        try (var server = UdpServer.silent()) {
            String[] options = {
                server.uri(), "--message", "-", "--proxy-protocol", "v2", "--read-timeout", "100ms"
            };
            var tooMuch = new ByteArrayInputStream(new byte[65_507 - 28 + 1]);
            ClientRun run = ClientRun.of(tooMuch, options);
            run.assertEnded(ExitCode.USAGE, "");
            run.assertComplained("a datagram has at most 65479 bytes: send less, or use tcp://");
            var most = new ByteArrayInputStream(new byte[65_507 - 28]);
            assertEquals(ExitCode.TIMEOUT, ClientRun.of(most, options).exitCode(), "it was sent");
            assertEquals(65_507, server.take().payload().length, "header and message");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Hello, worle   | the byte at offset 11 is 0x65, but 0x64 was sent",
                "Hello, worl    | the reply is cut off: 11 of 12 bytes sent came back",
                "``             | the reply is cut off: 0 of 12 bytes sent came back",
                "Hello, world!! | an extra byte 0x21 at offset 12, after all that had been sent",
            })
    void anotherReplyIsAMismatch(String reply, String what) throws Exception {
        try (var server = answering(_ -> reply.getBytes())) {
            ClientRun run = ClientRun.of(server.uri());
            run.assertEnded(ExitCode.MISMATCH, "Received '" + reply + "'\n");
            run.assertComplained(
                    "127.0.0.1:%d: echo mismatch: %s".formatted(server.address().getPort(), what));
        }
    }

    @Test
    void aLargeReplyIsNotCutOffByUs() throws Exception {
        try (var server = answering(message -> Arrays.copyOf(message, 65_507))) {
            ClientRun run = ClientRun.of(server.uri());
            assertEquals(ExitCode.MISMATCH, run.exitCode(), "exit code");
            assertTrue(
                    run.out().endsWith("\\x00'\n") && run.out().length() > 4 * 65_000,
                    "all of it is shown: " + run.out().length());
            run.assertComplained("an extra byte 0x00 at offset 12");
        }
    }

    @Test
    void nobodyListens() throws Exception {
        try (var unused = new UnusedUdpPort()) {
            int port = unused.address().getPort();
            ClientRun run = ClientRun.of("udp://127.0.0.1:" + port);
            run.assertEnded(ExitCode.NO_SOCKET, "");
            run.assertComplained(
                    "could not open socket for udp://127.0.0.1:" + port,
                    "127.0.0.1:%d: Port unreachable (is a server listening there?)"
                            .formatted(port));
        }
    }

    @Test
    void nobodyAnswers() throws Exception {
        try (var server = UdpServer.silent()) {
            ClientRun run = ClientRun.of(server.uri(), "--read-timeout", "100ms");
            run.assertEnded(ExitCode.TIMEOUT, "Received ''\n");
            run.assertComplained(
                    "127.0.0.1:%d: timeout while waiting for the echo"
                            .formatted(server.address().getPort()),
                    "no datagram came for 100ms",
                    "--read-timeout");
        }
    }

    @Test
    void theSourceMayBeChosen() throws Exception {
        try (var server = UdpServer.echo()) {
            ClientRun.of(server.uri(), "--source", "127.0.0.1")
                    .assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            assertEquals(
                    "127.0.0.1",
                    server.take().sender().getAddress().getHostAddress(),
                    "the sender");
            // RFC 5737: nobody has it.
            ClientRun run = ClientRun.of(server.uri(), "--source", "192.0.2.1");
            run.assertEnded(ExitCode.NO_SOCKET, "");
            run.assertComplained("is --source an address of this machine?");
        }
    }

    @Test
    void standardInputCannotBeRead() throws Exception {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Is a directory");
                    }
                };
        try (var server = UdpServer.echo()) {
            ClientRun run = ClientRun.of(broken, server.uri(), "--message", "-");
            run.assertEnded(ExitCode.USAGE, "");
            run.assertComplained("standard input cannot be read: Is a directory");
        }
    }

    private static UdpServer answering(UnaryOperator<byte[]> answer) {
        return new UdpServer(message -> Optional.of(answer.apply(message)));
    }
}
