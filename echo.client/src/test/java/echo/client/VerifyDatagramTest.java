package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Datagrams that come back, and every way in which they do not. */
@Timeout(60)
final class VerifyDatagramTest {

    private static final String ALL =
            "100 of 100 datagrams of 100 came back: 0 lost, 0 duplicates, 0 reordered, 0 corrupt,"
                    + " 0 stray, ";

    @ParameterizedTest
    @CsvSource({"16, 1000", "17, 17", "1000, 1M", "65507, 1M", "100, 0"})
    void allComeBack(String size, String bytes) throws Exception {
        try (var server = UdpServer.echo()) {
            ClientRun run =
                    ClientRun.of("verify", server.uri(), "--message-size", size, "--bytes", bytes);
            assertEquals("", run.err(), "nothing to complain about");
            assertEquals(ExitCode.OK, run.exitCode(), "exit code");
            assertTrue(run.out().matches("(\\d+) of \\1 datagrams of .*\n"), run.out());
        }
    }

    @Test
    void severalSocketsAtOnce() throws Exception {
        try (var server = UdpServer.echo()) {
            ClientRun run = verify(server.uri(), "--connections", "5", "--json");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertTrue(
                    run.out().contains("\"sent\": 500, \"received\": 500, \"lost\": 0, "),
                    "the counts for programs: " + run.out());
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "99"})
    void oneIsLost(int number) throws Exception {
        try (var server = FaultyDatagrams.at(number, (_, _) -> {})) {
            assertTold(
                    verify(server.uri()),
                    "1 of 100 datagrams lost, the first of them number %d; --max-loss allows for some"
                            .formatted(number),
                    "99 of 100 datagrams of 100 came back: 1 lost, ");
            assertEquals(
                    ExitCode.OK,
                    verify(server.uri(), "--max-loss", "1").exitCode(),
                    "one of a hundred is allowed");
        }
    }

    @Test
    void allButTheFirstQuestionAreLost() throws Exception {
        try (var server = new FaultyDatagrams((_, _) -> {})) {
            ClientRun run = verify(server.uri());
            assertEquals(ExitCode.TIMEOUT, run.exitCode(), run.err());
            run.assertComplained("timeout: no datagram came for 1s", "--seed 7 repeats it");
        }
    }

    @Test
    void theServerIsSilent() throws Exception {
        try (var server = UdpServer.silent()) {
            ClientRun run = verify(server.uri(), "--read-timeout", "300ms");
            assertEquals(ExitCode.TIMEOUT, run.exitCode(), run.err());
            run.assertComplained("timeout: no datagram came for 300ms");
        }
    }

    @Test
    void nobodyListens() throws Exception {
        try (var unused = new UnusedUdpPort()) {
            ClientRun run = verify("udp://127.0.0.1:" + unused.address().getPort());
            assertEquals(ExitCode.NO_SOCKET, run.exitCode(), run.err());
            run.assertComplained("could not open socket for udp://", "Port unreachable");
        }
    }

    @Test
    void oneComesTwice() throws Exception {
        try (var server =
                FaultyDatagrams.at(
                        7,
                        (datagram, reply) -> {
                            reply.send(datagram);
                            reply.send(datagram);
                        })) {
            assertTold(
                    verify(server.uri()),
                    "1 of 100 datagrams came more than once",
                    ALL.replace("0 dup", "1 dup"));
        }
    }

    @Test
    void oneComesBehindTheNext() throws Exception {
        var held = new AtomicReference<byte[]>();
        try (var server =
                new FaultyDatagrams(
                        (datagram, reply) -> {
                            long number = FaultyDatagrams.number(datagram);
                            if (number == 7) {
                                held.set(datagram);
                            } else {
                                reply.send(datagram);
                            }
                            if (number == 8) {
                                reply.send(held.get());
                            }
                        })) {
            assertTold(
                    verify(server.uri()),
                    "1 of 100 datagrams came behind a later one",
                    ALL.replace("0 reo", "1 reo"));
        }
    }

    /** In the header, and in the body, from its first byte to its last. */
    @ParameterizedTest
    @CsvSource({"0", "7", "8", "15", "16", "50", "99"})
    void aBitIsWrong(int offset) throws Exception {
        try (var server =
                FaultyDatagrams.at(
                        7,
                        (datagram, reply) -> {
                            byte[] wrong = datagram.clone();
                            wrong[offset] ^= 0x10;
                            reply.send(wrong);
                        })) {
            ClientRun run = verify(server.uri());
            assertEquals(ExitCode.MISMATCH, run.exitCode(), run.err());
            run.assertComplained(
                    "datagram 7: wrong byte at offset %d: 0x".formatted(offset),
                    "(bit 4 flipped) (--seed 7 repeats it)");
            assertTrue(run.out().startsWith(ALL.replace("0 cor", "1 cor")), run.out());
        }
    }

    @ParameterizedTest
    @CsvSource({"16", "50", "99"})
    void oneIsCutOff(int length) throws Exception {
        try (var server =
                FaultyDatagrams.at(
                        7, (datagram, reply) -> reply.send(Arrays.copyOf(datagram, length)))) {
            assertTold(
                    verify(server.uri()),
                    "datagram 7: it ends at offset %d of 100".formatted(length),
                    ALL.replace("0 cor", "1 cor"));
        }
    }

    @Test
    void oneIsLonger() throws Exception {
        try (var server =
                FaultyDatagrams.at(
                        7, (datagram, reply) -> reply.send(Arrays.copyOf(datagram, 102)))) {
            assertTold(
                    verify(server.uri()),
                    "datagram 7: 2 extra bytes at offset 100, after all that had been sent",
                    ALL.replace("0 cor", "1 cor"));
        }
    }

    @Test
    void oneComesThatNobodySent() throws Exception {
        try (var server =
                FaultyDatagrams.at(
                        7,
                        (datagram, reply) -> {
                            reply.send(new byte[] {1, 2, 3});
                            reply.send(datagram);
                        })) {
            assertTold(
                    verify(server.uri()),
                    "1 of 100 datagrams came that had not been sent",
                    ALL.replace("0 stray", "1 stray"));
        }
    }

    @Test
    void tooSlowInAll() throws Exception {
        try (var server = FaultyDatagrams.at(7, (_, _) -> {})) {
            ClientRun run = verify(server.uri(), "--max-time", "200ms", "--read-timeout", "30s");
            assertEquals(ExitCode.TIMEOUT, run.exitCode(), run.err());
            run.assertComplained("timeout after 200ms with ", "--max-time sets the time");
        }
    }

    private static ClientRun verify(String uri, String... options) throws Exception {
        List<String> args =
                List.of(
                        "verify",
                        uri,
                        "--bytes=10000",
                        "--message-size=100",
                        "--seed=7",
                        "--read-timeout=1s");
        return ClientRun.of(
                Stream.concat(args.stream(), Stream.of(options)).toArray(String[]::new));
    }

    private static void assertTold(ClientRun run, String what, String summary) {
        assertEquals(
                "echo-client: " + what + " (--seed 7 repeats it)\n", run.err(), "what and which");
        assertEquals(ExitCode.MISMATCH, run.exitCode(), "exit code");
        assertTrue(run.out().startsWith(summary), "the counts: " + run.out());
    }
}
