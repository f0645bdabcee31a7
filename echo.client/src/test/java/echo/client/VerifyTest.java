package echo.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Long streams against right servers, and several connections at once. */
@Timeout(60)
final class VerifyTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0, 1",
        "0, 64K",
        "0, 65537",
        "0, 20M",
        "1, 100",
        "1000, 0",
        "1000, 1",
        "1000, 1000",
        "1000, 1001",
        "64K, 1M",
        "1M, 3M"
    })
    void everyByteComesBack(String messageSize, String bytes) throws Exception {
        try (var server = new TestServer(Services::echo)) {
            assertExact(server, "--message-size", messageSize, "--bytes", bytes);
        }
        // Whose buffers are smaller than the largest message.
        try (var server = new TestServer(folder.resolve("s"), Services::echo)) {
            assertExact(server, "--message-size", messageSize, "--bytes", bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000"})
    void aPeerMayAnswerInTheSmallestPieces(String messageSize) throws Exception {
        try (var server = new TestServer(Services::trickle)) {
            assertExact(server, "--message-size", messageSize, "--bytes", "20000");
        }
    }

    @Test
    void aPeerMayReadAllBeforeItAnswers() throws Exception {
        try (var server = new TestServer(Services.answering(bytes -> bytes))) {
            assertExact(server, "--bytes", "20M");
        }
    }

    @Test
    void aPeerMayCloseWithoutWaitingForTheEnd() throws Exception {
        try (var server = new TestServer(Services.echoingOnly(5000))) {
            assertExact(server, "--bytes", "5000");
        }
    }

    private static void assertExact(TestServer server, String... options) throws Exception {
        ClientRun run = ClientRun.verify(server, options);
        assertEquals("", run.err(), "nothing to complain about");
        assertEquals(ExitCode.OK, run.exitCode(), "exit code");
        assertTrue(
                run.out()
                        .matches(
                                "1 of 1 connections exact: [0-9]+[KMG]? each, [0-9.]+ MB/s there"
                                        + " and back, seed [0-9]+\n"),
                "the summary: " + run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000"})
    void theSeedRepeatsARun(String messageSize) throws Exception {
        Queue<byte[]> streams = new ConcurrentLinkedQueue<>();
        TestServer.Service wrong =
                peer -> {
                    byte[] stream = Services.in(peer).readNBytes(1000);
                    streams.add(stream);
                    Services.out(peer).write(Services.without(stream, 500));
                    Services.echo(peer);
                };
        try (var server = new TestServer(wrong)) {
            String[] options = {"--bytes", "1000", "--message-size", messageSize};
            ClientRun first = ClientRun.verify(server, options);
            assertEquals(ExitCode.MISMATCH, first.exitCode(), first.err());
            String seed = first.err().replaceFirst("(?s).*--seed ([0-9]+) repeats it.*", "$1");
            assertTrue(first.out().endsWith(", seed " + seed + "\n"), "the same: " + first.out());
            ClientRun again =
                    ClientRun.verify(
                            server,
                            "--bytes",
                            "1000",
                            "--message-size",
                            messageSize,
                            "--seed",
                            seed);
            assertEquals(first.err(), again.err(), "the same line again");
            assertArrayEquals(streams.remove(), streams.remove(), "the same bytes");
            ClientRun.verify(server, options);
            ClientRun.verify(server, options);
            assertFalse(
                    Arrays.equals(streams.remove(), streams.remove()),
                    "without a seed the bytes are others each time");
        }
    }

    @Test
    void theSeedIsInDigitsThatItsOptionTakes() throws Exception {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try (var server = new TestServer(new FaultyEcho(FaultyEcho.Fault.FLIP, 0))) {
            Locale.setDefault(Locale.Category.FORMAT, Locale.of("ar", "EG"));
            ClientRun run = ClientRun.verify(server, "--bytes", "1", "--seed", "7");
            assertTrue(run.err().contains("(--seed 7 repeats it)"), run.err());
            assertTrue(run.out().endsWith(", seed 7\n"), run.out());
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void aFaultIsToldOverAUnixSocketToo() throws Exception {
        try (var server =
                new TestServer(
                        folder.resolve("s"), new FaultyEcho(FaultyEcho.Fault.INSERT, 70_000))) {
            ClientRun run = ClientRun.verify(server, "--bytes", "100000", "--seed", "7");
            assertEquals(
                    "echo-client: connection 1: extra byte at offset 70000"
                            + " (--seed 7 repeats it)\n",
                    run.err(),
                    "where and what");
            assertEquals(ExitCode.MISMATCH, run.exitCode(), "exit code");
        }
    }

    @Test
    void oneOfSeveralConnectionsGoesWrong() throws Exception {
        var count = new AtomicInteger();
        var wrong = new FaultyEcho(FaultyEcho.Fault.INSERT, 1234);
        TestServer.Service third =
                peer -> {
                    if (count.incrementAndGet() == 3) {
                        wrong.serve(peer);
                    } else {
                        Services.echo(peer);
                    }
                };
        try (var server = new TestServer(third)) {
            ClientRun run = ClientRun.verify(server, "--connections", "5", "--bytes", "100000");
            assertEquals(ExitCode.MISMATCH, run.exitCode(), "exit code");
            assertTrue(
                    run.out().startsWith("4 of 5 connections exact: 100000 each, "),
                    "the summary: " + run.out());
            assertTrue(
                    run.err()
                            .matches(
                                    "echo-client: connection [1-5]: extra byte at offset 1234"
                                            + " \\(--seed [0-9]+ repeats it\\)\n"),
                    "one line: " + run.err());
        }
    }

    @Test
    void manyConnectionsRunAtOnce() throws Exception {
        // Each ends only when all of them have been accepted.
        var all = new CountDownLatch(50);
        TestServer.Service together =
                peer -> {
                    all.countDown();
                    all.await();
                    Services.echo(peer);
                };
        try (var server = new TestServer(together)) {
            ClientRun run = ClientRun.verify(server, "--connections", "50", "--bytes", "10000");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertTrue(run.out().startsWith("50 of 50 connections exact: 10000 each, "), run.out());
        }
    }

    @Test
    void saysWhereNothingListens() throws Exception {
        try (var unused = new UnusedPort()) {
            ClientRun run =
                    ClientRun.of("verify", "127.0.0.1", "" + unused.port(), "--connections", "2");
            assertEquals(ExitCode.NO_SOCKET, run.exitCode(), "exit code");
            assertEquals(2, run.err().lines().count(), "a line for each: " + run.err());
            assertTrue(
                    run.err()
                            .contains(
                                    "connection 2: could not open socket for tcp://127.0.0.1:"
                                            + unused.port()),
                    "where: " + run.err());
            assertTrue(run.out().startsWith("0 of 2 connections exact: "), run.out());
        }
    }

    @Test
    void doesNotTellTheSameForEver() throws Exception {
        try (var unused = new UnusedPort()) {
            ClientRun run =
                    ClientRun.of("verify", "127.0.0.1", "" + unused.port(), "--connections", "15");
            assertEquals(ExitCode.NO_SOCKET, run.exitCode(), "exit code");
            assertEquals(11, run.err().lines().count(), "ten, and a summary: " + run.err());
            assertTrue(
                    run.err().endsWith("\necho-client: 5 more connections went wrong\n"),
                    "how many more: " + run.err());
        }
    }

    @Test
    void saysThatANameIsNotResolved() throws Exception {
        ClientRun run = ClientRun.of("verify", "no-such-host.invalid", "7");
        run.assertEnded(ExitCode.NO_NAME, "");
        run.assertComplained("no-such-host.invalid: name not resolved");
    }
}
