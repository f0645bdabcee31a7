package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Streams that end too early, too late, or never. A message size of 0 sends and receives at once.
 */
@Timeout(60)
final class VerifyEndTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0, 5",
        "0, 65536",
        "0, 99999",
        "1000, 0",
        "1000, 5",
        "1000, 65536",
        "1000, 99000",
        "1000, 99999"
    })
    void thePeerClosesEarly(String messageSize, int after) throws Exception {
        try (var server = new TestServer(Services.swallowingAfter(after))) {
            ClientRun run = verify(server, messageSize, "30s");
            int missing = 100_000 - after;
            assertEnded(
                    run,
                    ExitCode.MISMATCH,
                    "the stream ends at offset %d of 100000: ".formatted(after)
                            + (missing == 1 ? "missing byte" : missing + " missing bytes"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 66_000})
    void thePeerResets(int after) throws Exception {
        try (var server = new TestServer(Services.resettingAfter(after))) {
            // It has all of the messages before, when one more begins to come.
            ClientRun run = verify(server, "1000", "30s");
            assertEnded(
                    run,
                    ExitCode.MISMATCH,
                    "the connection was reset at offset %d of 100000".formatted(after));
        }
    }

    @Test
    void thePeerResetsWhileMoreIsSent() throws Exception {
        try (var server = new TestServer(Services.resettingAfter(1000))) {
            ClientRun run = verify(server, "0", "30s");
            assertEnded(
                    run, ExitCode.MISMATCH, "the connection was reset at offset 1000 of 100000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000"})
    void thePeerNeverAnswers(String messageSize) throws Exception {
        try (var server = new TestServer(Services::discard)) {
            assertEnded(
                    verify(server, messageSize, "200ms"),
                    ExitCode.TIMEOUT,
                    "timeout at offset 0 of 100000: nothing came or went for 200ms");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000"})
    void thePeerReadsNothing(String messageSize) throws Exception {
        try (var server = new TestServer(Services::hold)) {
            assertEnded(
                    verify(server, messageSize, "200ms"),
                    ExitCode.TIMEOUT,
                    "timeout at offset 0 of 100000: nothing came or went for 200ms");
        }
    }

    @Test
    void theLastByteOfAMessageIsWaitedFor() throws Exception {
        try (var server = new TestServer(new FaultyEcho(FaultyEcho.Fault.DROP, 1999))) {
            assertEnded(
                    verify(server, "1000", "1s"),
                    ExitCode.TIMEOUT,
                    "timeout at offset 1999 of 100000: nothing came or went for 1s");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000"})
    void thePeerHoldsTheConnectionOpenAfterTheEcho(String messageSize) throws Exception {
        try (var server = new TestServer(Services::echoAndHold)) {
            assertEnded(
                    verify(server, messageSize, "1s"),
                    ExitCode.TIMEOUT,
                    "timeout at offset 100000 of 100000: nothing came or went for 1s");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, extra byte",
        "0, 3, 3 extra bytes",
        "1000, 1, extra byte",
        "0, 2000, at least 1024 extra bytes"
    })
    void bytesComeAfterTheEnd(String messageSize, int count, String what) throws Exception {
        TestServer.Service chatty =
                (SocketChannel peer) -> {
                    Services.echo(peer);
                    Services.out(peer).write(new byte[count]);
                };
        try (var server = new TestServer(chatty)) {
            assertEnded(
                    verify(server, messageSize, "30s"),
                    ExitCode.MISMATCH,
                    what + " at offset 100000, after all that had been sent");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1000", "1000, 500", "1000, 1000"})
    void allTogetherMayNotTakeLonger(String messageSize, int after) throws Exception {
        TestServer.Service holding =
                (SocketChannel peer) -> {
                    Services.out(peer).write(Services.in(peer).readNBytes(after));
                    Services.discard(peer);
                };
        try (var server = new TestServer(holding)) {
            ClientRun run = verify(server, messageSize, "30s", "--max-time", "1s");
            assertEquals(ExitCode.TIMEOUT, run.exitCode(), run.err());
            run.assertComplained(
                    "timeout at offset %d of 100000 after 1s, ".formatted(after),
                    " kB/s (--max-time sets the time) (--seed 7 repeats it)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000"})
    void thePeerAnswersSlowly(String messageSize) throws Exception {
        TestServer.Service slow =
                (SocketChannel peer) -> {
                    for (int b; (b = Services.in(peer).read()) >= 0; ) {
                        Services.out(peer).write(b);
                        new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS);
                    }
                };
        try (var server = new TestServer(slow)) {
            ClientRun run = verify(server, messageSize, "30s", "--max-time", "1s");
            assertEquals(ExitCode.TIMEOUT, run.exitCode(), run.err());
            assertTrue(
                    run.err()
                            .matches("(?s).* at offset [1-9][0-9]* of 100000 after 1s, [0-9.]+ .*"),
                    "how far it came, and how fast: " + run.err());
        }
    }

    @Test
    void aDifferenceIsToldEvenIfNothingFollowsIt() throws Exception {
        TestServer.Service wrongAndHeld =
                (SocketChannel peer) -> {
                    Services.out(peer).write(Services.in(peer).readNBytes(7));
                    Services.out(peer).write(~Services.in(peer).read());
                    Services.hold(peer);
                };
        try (var server = new TestServer(wrongAndHeld)) {
            ClientRun run = verify(server, "0", "1s");
            assertEquals(ExitCode.MISMATCH, run.exitCode(), run.err());
            assertTrue(
                    run.err().contains("everything differs from offset 7 on: 0x"),
                    "one byte is too little to say more: " + run.err());
        }
    }

    private static ClientRun verify(
            TestServer server, String messageSize, String readTimeout, String... others)
            throws Exception {
        List<String> options =
                List.of(
                        "--bytes=100000",
                        "--message-size=" + messageSize,
                        "--read-timeout=" + readTimeout,
                        "--seed=7");
        return ClientRun.verify(
                server, Stream.concat(options.stream(), Stream.of(others)).toArray(String[]::new));
    }

    private static void assertEnded(ClientRun run, int exitCode, String what) {
        assertEquals(
                "echo-client: connection 1: " + what + " (--seed 7 repeats it)\n",
                run.err(),
                "where and why");
        assertEquals(exitCode, run.exitCode(), "exit code");
    }
}
