package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code --until-up}: a server may come up later. */
@Timeout(60)
final class UntilUpTest {

    @TempDir private Path folder;

    /** The client while it waits, in this process. */
    private static final class Waiting {

        private final CountDownLatch failed = new CountDownLatch(1);
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final FutureTask<Integer> end;

        Waiting(String uri, String... options) {
            var args = new String[options.length + 4];
            args[0] = uri;
            args[1] = "--until-up";
            args[2] = "50";
            args[3] = "--trace";
            System.arraycopy(options, 0, args, 4, options.length);
            var command =
                    new ClientCommand(
                            InputStream.nullInputStream(),
                            new PrintStream(out, true, UTF_8),
                            new PrintStream(new Watched(), true, UTF_8));
            end = new FutureTask<>(() -> command.call(args));
            Thread.ofPlatform().daemon().start(end);
        }

        private final class Watched extends OutputStream {

            private final ByteArrayOutputStream text = new ByteArrayOutputStream();

            @Override
            public void write(int b) {
                text.write(b);
                if (text.toString(UTF_8).contains("  not up yet: ")) {
                    failed.countDown();
                }
            }
        }

        void awaitFailure() throws InterruptedException {
            failed.await();
        }

        void assertUp(String expectedOut) throws Exception {
            assertEquals(ExitCode.OK, end.get(), "exit code");
            assertEquals(expectedOut, out.toString(UTF_8), "told once");
        }
    }

    @Test
    void aPortThatIsBoundLater() throws Exception {
        Waiting client;
        var unused = new UnusedPort();
        var address = unused.address();
        try (unused) {
            client = new Waiting("tcp://127.0.0.1:" + address.getPort());
            client.awaitFailure();
        }
        try (var _ = new TestServer(address, Services::echo)) {
            client.assertUp("Received 'Hello, world'\n");
        }
    }

    @Test
    void aDatagramPortThatIsBoundLater() throws Exception {
        Waiting client;
        var unused = new UnusedUdpPort();
        var address = unused.address();
        try (unused) {
            // Should a datagram get lost between the two, the next is not far.
            client = new Waiting("udp://127.0.0.1:" + address.getPort(), "--read-timeout=1s");
            client.awaitFailure();
        }
        try (var _ = new UdpServer(address, Optional::of)) {
            client.assertUp("Received 'Hello, world'\n");
        }
    }

    @Test
    void aUnixSocketThatIsMissing() throws Exception {
        Path path = folder.resolve("s");
        var client = new Waiting("unix:" + path, "--quiet");
        client.awaitFailure();
        try (var _ = new TestServer(path, Services::echo)) {
            client.assertUp("");
        }
    }

    @Test
    void aProxyWithoutABackend() throws Exception {
        var isUp = new AtomicInteger();
        try (var server =
                new TestServer(
                        peer -> {
                            if (isUp.get() > 0) {
                                Services.echo(peer);
                            }
                        })) {
            var client = new Waiting(server.uri());
            client.awaitFailure();
            isUp.set(1);
            client.assertUp("Received 'Hello, world'\n");
        }
    }

    @Test
    void aNameThatIsKnownLater() throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 other.test\n");
        try (var server = new TestServer(Services::echo);
                var client =
                        LiveClient.start(
                                hosts,
                                "--until-up=50s",
                                "--trace",
                                "late.test",
                                "" + server.port())) {
            client.awaitErr(
                    "late.test:%d  not up yet: late.test: name not".formatted(server.port()));
            Files.writeString(hosts, "127.0.0.1 late.test\n");
            client.end().assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
        }
    }

    @Test
    void theRoundThatIsUpIsTheFirstOfTheSeries() throws Exception {
        var connections = new AtomicInteger();
        try (var server =
                new TestServer(
                        peer -> {
                            if (connections.incrementAndGet() > 2) {
                                Services.echo(peer);
                            }
                        })) {
            ClientRun run =
                    ClientRun.at(server, "--until-up=50", "--count=2", "--interval=10ms", "--json");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals("", run.err(), "what failed before is not told");
            assertTrue(
                    run.out()
                            .contains("\"sent\": 2, \"exact\": 2, \"untilUp\": {\"attempts\": 3, "),
                    "the rounds and what came before: " + run.out());
            assertEquals(4, connections.get(), "connections");
        }
    }

    @Test
    void neverUp() throws Exception {
        try (var unused = new UnusedPort()) {
            ClientRun run =
                    ClientRun.of("127.0.0.1", "" + unused.port(), "--until-up=300ms", "--count=3");
            run.assertEnded(ExitCode.NO_SOCKET, "");
            run.assertComplained(
                    "could not open socket for tcp://127.0.0.1:" + unused.port(),
                    "Connection refused",
                    "; not up after ",
                    " (attempts: ");
        }
    }

    @Test
    void anAttemptHasNoMoreTimeThanIsLeft() throws Exception {
        try (var server = new TestServer(Services::discard)) {
            ClientRun run = ClientRun.at(server, "--until-up=300ms", "--read-timeout=1h");
            run.assertEnded(ExitCode.TIMEOUT, "");
            run.assertComplained("nothing came or went for 300ms", "; not up after ");
        }
    }

    @Test
    void whatNoServerCanMendIsNotWaitedFor() throws Exception {
        ClientRun run = ClientRun.of("udp://127.0.0.1:7", "--message=", "--until-up=24h");
        run.assertEnded(ExitCode.USAGE, "");
        run.assertComplained("an empty datagram cannot be sent");
        assertFalse(run.err().contains("not up"), "that is not the reason: " + run.err());
    }
}
