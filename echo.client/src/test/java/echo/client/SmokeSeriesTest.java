package echo.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code --count}: the smoke test over and over, each time with a new connection. */
@Timeout(60)
final class SmokeSeriesTest {

    @TempDir private Path folder;

    /** Each connection is served by the next of these, and all further ones by the last. */
    private static TestServer inTurn(TestServer.Service... services) {
        var number = new AtomicInteger();
        return new TestServer(
                peer ->
                        services[Math.min(number.getAndIncrement(), services.length - 1)].serve(
                                peer));
    }

    private static TestServer counted(AtomicInteger connections) {
        return new TestServer(
                peer -> {
                    connections.incrementAndGet();
                    Services.echo(peer);
                });
    }

    private static void wrong(SocketChannel peer) throws IOException, InterruptedException {
        Services.answering(b -> Services.withByte(b, 0, 'h')).serve(peer);
    }

    /** Whatever was measured is a hash. */
    private static List<String> withoutTimes(String text) {
        return text.lines().map(line -> line.replaceAll("[0-9]+\\.[0-9]{3}", "#")).toList();
    }

    @Test
    void eachRoundIsALineAndThereIsASum() throws Exception {
        var connections = new AtomicInteger();
        try (var server = counted(connections)) {
            ClientRun run = ClientRun.at(server, "--count", "3", "--interval", "10ms");
            String where = "12 bytes from 127.0.0.1:%d: ".formatted(server.port());
            assertEquals(
                    List.of(
                            where + "seq=1 connect=# ms echo=# ms",
                            where + "seq=2 connect=# ms echo=# ms",
                            where + "seq=3 connect=# ms echo=# ms",
                            "3 sent, 3 exact, 0 failed",
                            "connect min/mean/max #/#/# ms",
                            "echo min/mean/max #/#/# ms"),
                    withoutTimes(run.out()),
                    "standard output");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("", run.err(), "nothing to complain about");
            assertEquals(3, connections.get(), "a connection each");
        }
    }

    @Test
    void aRoundThatFailsIsToldAndTheRoundsGoOn() throws Exception {
        try (var server = inTurn(Services::echo, SmokeSeriesTest::wrong, Services::echo)) {
            ClientRun run = ClientRun.at(server, "--count", "3", "--interval", "10ms");
            List<String> lines = withoutTimes(run.out());
            assertEquals(5, lines.size(), "two rounds and the sum: " + run.out());
            assertTrue(lines.get(0).contains(" seq=1 "), "the first: " + run.out());
            assertTrue(lines.get(1).contains(" seq=3 "), "the last: " + run.out());
            assertEquals("3 sent, 2 exact, 1 failed", lines.get(2), "the sum");
            assertEquals(ExitCode.MISMATCH, run.exitCode(), "the failure's exit code");
            run.assertComplained(
                    "seq=2: 127.0.0.1:%d: echo mismatch: the byte at offset 0"
                            .formatted(server.port()));
        }
    }

    @Test
    void theExitCodeIsTheFirstFailures() throws Exception {
        try (var server = inTurn(Services::echo, Services::discard, SmokeSeriesTest::wrong)) {
            ClientRun run =
                    ClientRun.at(server, "--count=4", "--interval=10ms", "--read-timeout=200ms");
            assertEquals(ExitCode.TIMEOUT, run.exitCode(), "of the second round: " + run.err());
            assertEquals(3, run.err().lines().count(), "each is told: " + run.err());
        }
    }

    @Test
    void withoutAnExactRoundThereAreNoTimes() throws Exception {
        try (var unused = new UnusedPort()) {
            ClientRun run =
                    ClientRun.of("127.0.0.1", "" + unused.port(), "--count=2", "--interval=10ms");
            run.assertEnded(ExitCode.NO_SOCKET, "2 sent, 0 exact, 2 failed\n");
            assertEquals(2, run.err().lines().count(), "each is told: " + run.err());
        }
    }

    @Test
    void theNextRoundWaitsForItsTime() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            long start = System.nanoTime();
            ClientRun run = ClientRun.at(server, "--count", "3", "--interval", "150ms");
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertTrue(millis >= 300, "twice the interval lies between: " + millis + " ms");
        }
    }

    @Test
    void datagramsAndUnixSocketsHaveRoundsToo() throws Exception {
        try (var udp = UdpServer.echo();
                var unix = new TestServer(folder.resolve("s"), Services::echo)) {
            for (String uri : List.of(udp.uri(), unix.uri())) {
                ClientRun run = ClientRun.of(uri, "--count", "2", "--interval", "10ms");
                assertEquals(ExitCode.OK, run.exitCode(), run.err());
                String where = uri.replace("udp://", "");
                List<String> lines = withoutTimes(run.out());
                assertEquals(
                        "12 bytes from " + where + ": seq=2 connect=# ms echo=# ms",
                        lines.get(1),
                        "the second");
                assertEquals("2 sent, 2 exact, 0 failed", lines.get(2), "the sum");
            }
        }
    }

    @Test
    void quietLeavesErrorsOnly() throws Exception {
        try (var server = inTurn(SmokeSeriesTest::wrong, Services::echo)) {
            ClientRun run = ClientRun.at(server, "--count=2", "--interval=10ms", "--quiet");
            run.assertEnded(ExitCode.MISMATCH, "");
            run.assertComplained("seq=1: ");
            ClientRun.at(server, "--quiet").assertEnded(ExitCode.OK, "");
        }
    }

    @Test
    void ctrlCSumsUp() throws Exception {
        Path hosts = Files.createFile(folder.resolve("hosts"));
        try (var server = new TestServer(Services::echo);
                var client =
                        LiveClient.start(hosts, server.uri(), "--count=0", "--interval=10ms")) {
            client.awaitOut(" seq=3 ");
            client.interrupt();
            ClientRun run = client.end();
            List<String> lines = run.out().lines().toList();
            assertAll(
                    () -> assertEquals(ExitCode.INTERRUPTED, run.exitCode(), "exit code"),
                    () -> assertEquals("", run.err(), "nothing to complain about"),
                    () -> assertTrue(lines.size() >= 3, "the sum: " + run.out()));
            String sum = lines.get(lines.size() - 3);
            assertTrue(sum.matches("[0-9]+ sent, [0-9]+ exact, 0 failed"), "the sum: " + sum);
            assertTrue(lines.getLast().startsWith("echo min/mean/max "), "the times: " + run.out());
        }
    }

    @Test
    void ctrlCEndsARoundThatWaits() throws Exception {
        Path hosts = Files.createFile(folder.resolve("hosts"));
        try (var server = inTurn(Services::echo, Services::discard);
                var client =
                        LiveClient.start(
                                hosts,
                                server.uri(),
                                "--count=2",
                                "--interval=10ms",
                                "--read-timeout=1h",
                                "--json",
                                "--trace")) {
            client.awaitErr("connected");
            client.awaitErr("connected");
            client.interrupt();
            ClientRun run = client.end();
            assertEquals(ExitCode.INTERRUPTED, run.exitCode(), "exit code: " + run.err());
            assertTrue(
                    run.out().contains("\"sent\": 1, \"exact\": 1, "),
                    "what was broken off does not count: " + run.out());
            assertTrue(run.out().contains("\"exitCode\": 130, "), "as it ended: " + run.out());
        }
    }
}
