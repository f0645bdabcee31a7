package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Loads of servers that are wrong, and loads that come out other than was asked. */
@Timeout(120)
final class LoadFaultTest {

    @ParameterizedTest
    @CsvSource({"DROP, 130", "DOUBLE, 640", "SWAP, 64", "FLIP, 0", "INSERT, 100"})
    void aWrongReplyIsToldAndDecidesTheExitCode(FaultyEcho.Fault fault, long at) throws Exception {
        try (var server = new TestServer(new FaultyEcho(fault, at))) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--duration 300ms --connections 2 --read-timeout 1s")
                            .endedWith(ExitCode.MISMATCH);
            assertTrue(load.number("mismatch") > 0, "mismatches are counted");
            load.complained("replies were not what was sent; the first: ", "a reply ");
        }
    }

    @Test
    void aLateReplyToAnotherRequestIsWrong() throws Exception {
        // The first message again and again, in place of each.
        TestServer.Service stuck =
                peer -> {
                    byte[] first = Services.in(peer).readNBytes(64);
                    do {
                        Services.out(peer).write(first);
                    } while (Services.in(peer).readNBytes(64).length == 64);
                };
        try (var server = new TestServer(stuck)) {
            LoadRun.of(server.uri(), "--duration 200ms --connections 1")
                    .endedWith(ExitCode.MISMATCH)
                    .complained("a reply is wrong at offset 0 of 64");
        }
    }

    @Test
    void aServerThatNeverAnswersIsATimeout() throws Exception {
        try (var server = new TestServer(Services::discard)) {
            LoadRun load =
                    LoadRun.of(
                                    server.uri(),
                                    "--duration 500ms --connections 2 --read-timeout 200ms")
                            .endedWith(ExitCode.TIMEOUT);
            assertTrue(load.number("timeout") > 0, "timeouts are counted");
            load.complained("timeout: no reply: after 0 of 64 bytes");
        }
    }

    @Test
    void connectionsThatAreClosedAreOpenedAgain() throws Exception {
        try (var server = new TestServer(Services.echoingOnly(640))) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--requests 35 --connections 1")
                            .endedWith(ExitCode.OK);
            assertEachEleventhIsLost(load);
            load.complained("closed: ");
        }
    }

    @Test
    void connectionsThatAreResetAreOpenedAgain() throws Exception {
        try (var server = new TestServer(Services.resettingAfter(640))) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--requests 35 --connections 1")
                            .endedWith(ExitCode.OK);
            assertEachEleventhIsLost(load);
        }
    }

    /** Of 35 in a row; what was lost before these, while the load got ready, is told as well. */
    private static void assertEachEleventhIsLost(LoadRun load) {
        double replies = load.number("requests");
        assertTrue(replies == 31 || replies == 32, "31 or 32 replies, not " + replies);
        double closed = load.number("closed");
        assertTrue(closed >= 35 - replies, "the rest was lost, not " + closed);
    }

    @Test
    void lostDatagramsAreTimeouts() throws Exception {
        var count = new AtomicInteger();
        try (var server =
                new UdpServer(
                        bytes ->
                                count.incrementAndGet() % 10 == 0
                                        ? Optional.empty()
                                        : Optional.of(bytes))) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--requests 95 --connections 1 --read-timeout 100ms")
                            .endedWith(ExitCode.OK);
            assertEquals(10, load.number("timeout"), 1, "one in ten is lost");
        }
    }

    @Test
    void nobodyThereIsNoSocket() throws Exception {
        try (var port = new UnusedPort()) {
            ClientRun.of("load", "127.0.0.1", Integer.toString(port.port()))
                    .assertComplained("could not open socket", "Connection refused");
        }
    }

    @Test
    void anUnknownNameIsNoName() throws Exception {
        ClientRun run = ClientRun.of("load", "no-such-host.invalid");
        assertEquals(ExitCode.NO_NAME, run.exitCode(), run.err());
        run.assertComplained("no-such-host.invalid: name not resolved");
    }

    @Test
    void aRateThatIsTooMuchIsTold() throws Exception {
        // A fifth of what is asked for.
        try (var slow = new PacedEcho(100);
                var server = new TestServer(slow)) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--rate 500 --duration 1s --connections 2")
                            .endedWith(ExitCode.OK);
            assertTrue(load.number("unsent") > 300, () -> "never sent: " + load.run());
            load.complained("were due and not sent", "more than the server");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors=0                       | 0",
                "p99<1h                         | 2",
                "p99<1000s,errors=0,rate>1      | 0",
                "p99<1ns                        | 7",
                "errors=0,rate>=1000000000      | 7",
                "connect.max<=900s              | 0",
                "p0<1s                          | 2",
                "p100.1<1s                      | 2",
                "p99<5                          | 2",
                "errors=1ms                     | 2",
                "''                             | 2",
            })
    void assertionsSetTheExitCode(String assertion, int exitCode) throws Exception {
        try (var server = new TestServer(Services::echo)) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--requests 50 --assert " + assertion)
                            .endedWith(exitCode);
            if (exitCode == ExitCode.ASSERTION) {
                load.complained("assertion not met: ");
            }
        }
    }
}
