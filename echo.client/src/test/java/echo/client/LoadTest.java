package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Loads of servers that are right. */
@Timeout(120)
final class LoadTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--requests 500 --connections 1",
                "--requests 500 --connections 50",
                "--requests 500 --connections 50 --threads 3",
                "--requests 500 --connections 3 --message-size 1",
                "--requests 500 --connections 3 --message-size 1-3K",
                "--requests 20 --connections 3 --message-size 3M",
                "--requests 500 --connections 5 --connect-per-request",
                "--requests 500 --connections 5 --rate 5000",
                "--requests 500 --connections 5 --rate 5000 --threads 2 --ramp 100ms",
                "--requests 500 --connections 5 --rate 5000 --connect-per-request",
                "--requests 500 --connections 5 --ramp 100ms",
                "--requests 500 --connections 5 --source 127.0.0.1-127.0.0.4",
                "--requests 500 --connections 5 --idle 40",
            })
    void everyReplyIsCountedAndTimed(String options) throws Exception {
        try (var server = new TestServer(Services::echo)) {
            LoadRun load = LoadRun.of(server.uri(), options).endedWith(ExitCode.OK);
            int wanted = Integer.parseInt(options.split(" ")[1]);
            assertEquals(wanted, load.number("requests"), "as many as were asked for");
            assertEquals(0, load.number("errors"), "errors");
            assertEquals(wanted, load.number("echoNanos", "count"), "each was timed");
            assertTrue(load.number("echoNanos", "min") > 0, "and took its time");
            assertTrue(
                    load.number("echoNanos", "max") >= load.number("echoNanos", "p50"),
                    "the longest is no shorter than others");
        }
    }

    @Test
    void aUnixSocketIsLoaded(@TempDir Path folder) throws Exception {
        try (var server = new TestServer(folder.resolve("s"), Services::echo)) {
            LoadRun load = LoadRun.of(server.uri(), "--requests 300").endedWith(ExitCode.OK);
            assertEquals(300, load.number("requests"), "requests");
        }
    }

    @Test
    void datagramsAreLoaded() throws Exception {
        try (var server = UdpServer.echo()) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--requests 300 --message-size 1-1K")
                            .endedWith(ExitCode.OK);
            assertEquals(300, load.number("requests"), "requests");
        }
    }

    @Test
    void eachConnectionOfItsOwnIsConnectedAnew() throws Exception {
        var accepted = new AtomicInteger();
        TestServer.Service counting =
                peer -> {
                    accepted.incrementAndGet();
                    Services.echo(peer);
                };
        try (var server = new TestServer(counting)) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--requests 200 --connect-per-request")
                            .endedWith(ExitCode.OK);
            assertEquals(200, load.number("connectNanos", "count"), "each was timed");
            // One more looked which address answers.
            assertTrue(accepted.get() >= 200, "connections at the server: " + accepted);
        }
    }

    @Test
    void idleConnectionsAreHeldToTheEnd() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--idle 100 --connections 1 --requests 10")
                            .endedWith(ExitCode.OK);
            assertEquals(100, load.number("idleHeld"), "each echoes at the end, too");
            assertEquals(10, load.number("requests"), "theirs are not counted");
        }
    }

    @Test
    void whatIsOnlyWarmUpIsNotMeasured() throws Exception {
        var requests = new AtomicInteger();
        TestServer.Service counting =
                peer -> {
                    var buffer = new byte[64];
                    while (Services.in(peer).readNBytes(buffer, 0, 64) == 64) {
                        requests.incrementAndGet();
                        Services.out(peer).write(buffer);
                    }
                };
        try (var server = new TestServer(counting)) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--warmup 300ms --requests 10 --connections 1")
                            .endedWith(ExitCode.OK);
            assertEquals(10, load.number("requests"), "of the measurement");
            assertTrue(requests.get() > 10, "there were others before: " + requests);
        }
    }

    @Test
    void anOpenLoopKeepsItsRate() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            LoadRun load =
                    LoadRun.of(server.uri(), "--rate 200 --duration 2s").endedWith(ExitCode.OK);
            assertEquals(400, load.number("requests"), 2, "requests that were due in that time");
            assertEquals(load.number("requests"), load.number("lateNanos", "count"), "all begun");
        }
    }

    @Test
    void peopleSeeATableAndBars() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun run =
                    ClientRun.of("load", server.uri(), "--requests=100", "--warmup=0s", "--quiet");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            for (String part :
                    new String[] {
                        "10 connections, closed loop, messages of 64 bytes",
                        "100 requests in ",
                        "0 errors",
                        "processors busy",
                        "p99.99 ",
                        "connect",
                        " ###"
                    }) {
                assertTrue(run.out().contains(part), () -> "has '" + part + "': " + run.out());
            }
            assertEquals("", run.err(), "no progress with --quiet");
        }
    }

    @Test
    void progressIsToldLineByLine() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun run = ClientRun.of("load", server.uri(), "--duration=1500ms", "--warmup=0s");
            assertTrue(
                    run.err().matches("(?s).*\\d+ s left: \\d+ requests/s, p50 .*p99 .* errors\\R"),
                    () -> "on standard error: " + run.err());
        }
    }
}
