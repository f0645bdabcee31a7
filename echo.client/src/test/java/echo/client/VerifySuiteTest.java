package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The suite, against servers that are right, and those that fail one of its cases. */
@Timeout(120)
final class VerifySuiteTest {

    @TempDir private Path folder;

    @Test
    void aRightServerPasses() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun run = ClientRun.verify(server, "--suite");
            assertEquals("", run.err(), "nothing to complain about");
            assertEquals(ExitCode.OK, run.exitCode(), "exit code");
            assertTrue(run.out().matches("CASE +RESULT +TIME +WHAT\n(?s).*"), run.out());
            assertTrue(run.out().endsWith("\n12 of 12 passed\n"), run.out());
            assertEquals(14, run.out().lines().count(), "a line for each: " + run.out());
        }
    }

    @Test
    void overAUnixSocketNothingCanBeReset() throws Exception {
        try (var server = new TestServer(folder.resolve("s"), Services::echo)) {
            ClientRun run = ClientRun.verify(server, "--suite");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertTrue(
                    run.out()
                            .matches(
                                    "(?s).*\n"
                                            + "lives on after a reset +skipped .* TCP has resets\n"
                                            + ".*"),
                    run.out());
            assertTrue(run.out().endsWith("\n11 of 11 passed, 1 skipped\n"), run.out());
        }
    }

    @Test
    void programsAreToldOfEachCase() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun run = ClientRun.verify(server, "--suite", "--json", "--seed", "7");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertTrue(
                    run.out()
                            .contains(
                                    "\"seed\": 7, \"suite\": [{\"case\": \"zero bytes\","
                                        + " \"passed\": true, \"skipped\": false, \"what\": \"\","
                                        + " \"millis\": "),
                    run.out());
            assertTrue(
                    run.out().contains("], \"passed\": 12, \"failed\": 0, \"skipped\": 0, "),
                    run.out());
        }
    }

    @Test
    void itMustStayOpenUntilWeClose() throws Exception {
        // As one that ends when it has nothing more to answer.
        try (var server = new TestServer(Services.echoingOnly(1024))) {
            assertFails(
                    suite(server, "10s"),
                    "open until we close",
                    "the stream ends at offset 1024 of 2048: 1024 missing bytes",
                    ExitCode.MISMATCH);
        }
    }

    @Test
    void itMustAnswerTheEndWithTheEnd() throws Exception {
        try (var server = new TestServer(Services::echoAndHold)) {
            ClientRun run = suite(server, "300ms");
            assertFails(
                    run,
                    "zero bytes",
                    "timeout at offset 0 of 0: nothing came or went for 300ms",
                    ExitCode.TIMEOUT);
            assertFails(
                    run,
                    "one byte",
                    "timeout at offset 1 of 1: nothing came or went for 300ms",
                    ExitCode.TIMEOUT);
        }
    }

    @Test
    void itMustAnswerWhatCameBeforeTheEnd() throws Exception {
        // It closes as soon as it has read the end, with its answer unsent.
        TestServer.Service hasty =
                (SocketChannel peer) -> {
                    byte[] all = Services.in(peer).readAllBytes();
                    Services.out(peer).write(all, 0, all.length / 2);
                };
        try (var server = new TestServer(hasty)) {
            assertFails(
                    suite(server, "1s"),
                    "half-close",
                    "the stream ends at offset 16384 of 32768: 16384 missing bytes",
                    ExitCode.MISMATCH);
        }
    }

    @Test
    void itMustNotCutOffASlowReader() throws Exception {
        int most = 20 << 20;
        TestServer.Service impatient =
                (SocketChannel peer) -> {
                    Services.echoingOnly(most).serve(peer);
                    Services.in(peer).transferTo(OutputStream.nullOutputStream());
                };
        try (var server = new TestServer(impatient)) {
            assertFails(
                    suite(server, "10s"),
                    "slow reader",
                    "the stream ends at offset %d of %d: %d missing bytes"
                            .formatted(most, 24 << 20, (24 << 20) - most),
                    ExitCode.MISMATCH);
        }
    }

    @Test
    void itMustLiveOnAfterAReset() throws Exception {
        // One each, and 64 at once.
        int ofTheCasesBefore = 10 + 64;
        var count = new AtomicInteger();
        var reset = new CountDownLatch(1);
        TestServer.Service mortal =
                (SocketChannel peer) -> {
                    if (count.incrementAndGet() <= ofTheCasesBefore) {
                        Services.echo(peer);
                        return;
                    }
                    try {
                        if (Services.in(peer).read() >= 0) {
                            reset.await();
                        }
                    } catch (IOException e) {
                        reset.countDown();
                    }
                };
        try (var server = new TestServer(mortal)) {
            ClientRun run = suite(server, "10s");
            assertTrue(run.out().matches("(?s).*\nlives on after a reset +FAILED .*"), run.out());
            assertTrue(run.out().endsWith("\n11 of 12 passed\n"), run.out());
            assertEquals(ExitCode.MISMATCH, run.exitCode(), run.err());
        }
    }

    @Test
    void whereNobodyListensTheRestIsSkipped() throws Exception {
        try (var unused = new UnusedPort()) {
            ClientRun run = ClientRun.of("verify", "127.0.0.1", "" + unused.port(), "--suite");
            assertEquals(ExitCode.NO_SOCKET, run.exitCode(), run.err());
            run.assertComplained("zero bytes: could not open socket for tcp://127.0.0.1:");
            assertTrue(run.out().endsWith("\n0 of 1 passed, 11 skipped\n"), run.out());
        }
    }

    @Test
    void datagramsHaveCasesOfTheirOwn() throws Exception {
        try (var server = UdpServer.echo()) {
            ClientRun run = ClientRun.of("verify", server.uri(), "--suite");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertTrue(run.out().endsWith("\n8 of 8 passed\n"), run.out());
        }
    }

    @Test
    void aDatagramMustComeBackWhole() throws Exception {
        try (var server =
                new UdpServer(
                        bytes -> Optional.of(Arrays.copyOf(bytes, Math.min(bytes.length, 1472))))) {
            ClientRun run = ClientRun.of("verify", server.uri(), "--suite", "--seed=7");
            assertFails(
                    run,
                    "sizes from 1 to 32768",
                    "datagram of 1473 bytes: it ends at offset 1472 of 1473",
                    ExitCode.MISMATCH);
            assertFails(
                    run,
                    "the largest, 65507",
                    "datagram of 65507 bytes: it ends at offset 1472 of 65507",
                    ExitCode.MISMATCH);
            assertTrue(run.out().endsWith("\n6 of 8 passed\n"), run.out());
        }
    }

    @Test
    void aServerWithoutDatagramsHasNoCases() throws Exception {
        try (var server = UdpServer.silent()) {
            ClientRun run =
                    ClientRun.of("verify", server.uri(), "--suite", "--read-timeout", "300ms");
            assertEquals(ExitCode.TIMEOUT, run.exitCode(), run.err());
            run.assertComplained("any answer: timeout: no datagram came for 300ms");
        }
    }

    private static ClientRun suite(TestServer server, String readTimeout) throws Exception {
        return ClientRun.verify(server, "--suite", "--seed=7", "--read-timeout", readTimeout);
    }

    private static void assertFails(ClientRun run, String name, String what, int exitCode) {
        assertTrue(
                run.err()
                        .contains(
                                "echo-client: %s: %s (--seed 7 repeats it)\n"
                                        .formatted(name, what)),
                "%s: %s, but it said:\n%s".formatted(name, what, run.err()));
        assertTrue(
                run.out().matches("(?s).*\n%s +FAILED .*".formatted(name)),
                "the row of the table: " + run.out());
        assertEquals(exitCode, run.exitCode(), "that of the first that failed");
    }
}
