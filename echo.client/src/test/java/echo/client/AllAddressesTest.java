package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A host with several addresses: any of them, or each. */
@Timeout(60)
final class AllAddressesTest {

    private static final InetAddress FIRST = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress SECOND = InetAddress.ofLiteral("127.0.0.2");

    @TempDir private Path folder;

    @BeforeAll
    static void hasTwoAddresses() throws IOException {
        try (var _ = new UnusedPort(at(SECOND, 0))) {
            // It can be bound.
        } catch (BindException e) {
            assumeTrue(false, "this system has one address for the loopback only");
        }
    }

    @Test
    void allEcho() throws Exception {
        try (var first = new TestServer(FIRST, Services::echo);
                var _ = new TestServer(at(SECOND, first.port()), Services::echo)) {
            ClientRun run = run("tcp", first.port(), "--all-addresses");
            run.assertEnded(
                    ExitCode.OK,
                    """
                    127.0.0.1:%1$d Received 'Hello, world'
                    127.0.0.2:%1$d Received 'Hello, world'
                    """
                            .formatted(first.port()));
            assertEquals("", run.err(), "nothing to complain about");
        }
    }

    @Test
    void eachRoundIsForAll() throws Exception {
        try (var first = new TestServer(FIRST, Services::echo);
                var second = new UnusedPort(at(SECOND, first.port()))) {
            ClientRun run =
                    run("tcp", first.port(), "--all-addresses", "--count=2", "--interval=10ms");
            assertEquals(ExitCode.NO_SOCKET, run.exitCode(), run.err());
            String refusal = "echo-client: seq=%d: could not open socket for tcp://two.test:%d: %s";
            assertEquals(
                    List.of("seq=1", "seq=2", "4 sent, 2 exact, 2 failed"),
                    run.out()
                            .lines()
                            .limit(3)
                            .map(line -> line.replaceFirst("12 bytes from 127.0.0.1:.*: ", ""))
                            .map(line -> line.replaceFirst(" connect=.*", ""))
                            .toList(),
                    "the first address and the sum: " + run.out());
            String where = "127.0.0.2:%d: Connection refused".formatted(second.port());
            List<String> lines = run.err().lines().toList();
            assertEquals(2, lines.size(), "the second address: " + run.err());
            for (int i = 0; i < 2; i++) {
                String start = refusal.formatted(i + 1, first.port(), where);
                assertTrue(lines.get(i).startsWith(start), "is refused: " + lines.get(i));
            }
        }
    }

    @Test
    void oneRefuses() throws Exception {
        try (var first = new UnusedPort(at(FIRST, 0));
                var _ = new TestServer(at(SECOND, first.port()), Services::echo)) {
            ClientRun all = run("tcp", first.port(), "--all-addresses");
            all.assertEnded(
                    ExitCode.NO_SOCKET,
                    "127.0.0.2:%d Received 'Hello, world'\n".formatted(first.port()));
            all.assertComplained(
                    "could not open socket for tcp://two.test:" + first.port(),
                    "127.0.0.1:%d: Connection refused (is a server listening there?)"
                            .formatted(first.port()));
            ClientRun any = run("tcp", first.port());
            any.assertEnded(ExitCode.OK, "Received 'Hello, world'\n");
            assertEquals("", any.err(), "one that echoes is enough");
        }
    }

    @Test
    void oneIsWrong() throws Exception {
        try (var first = new TestServer(FIRST, Services::echo);
                var _ =
                        new TestServer(
                                at(SECOND, first.port()),
                                Services.answering(b -> Services.withByte(b, 0, 'h')))) {
            ClientRun run = run("tcp", first.port(), "--all-addresses");
            run.assertEnded(
                    ExitCode.MISMATCH,
                    """
                    127.0.0.1:%1$d Received 'Hello, world'
                    127.0.0.2:%1$d Received 'hello, world'
                    """
                            .formatted(first.port()));
            run.assertComplained("127.0.0.2:" + first.port() + ": echo mismatch: ");
        }
    }

    @Test
    void oneDatagramIsNotAnswered() throws Exception {
        try (var first = UdpServer.silent();
                var _ = new UdpServer(at(SECOND, first.address().getPort()), Optional::of)) {
            int port = first.address().getPort();
            ClientRun run = run("udp", port, "--all-addresses", "--read-timeout", "1s");
            run.assertEnded(
                    ExitCode.TIMEOUT,
                    """
                    127.0.0.1:%1$d Received ''
                    127.0.0.2:%1$d Received 'Hello, world'
                    """
                            .formatted(port));
            run.assertComplained("127.0.0.1:" + port + ": timeout while waiting for the echo");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--attempt-delay=1s, 127.0.0.1 [::1] 127.0.0.2",
        "--sequential, 127.0.0.1 127.0.0.2 [::1]"
    })
    void familiesTakeTurnsUnlessTheOrderIsTheSystems(String option, String order) throws Exception {
        assumeTrue(
                NetworkInterface.getByInetAddress(InetAddress.ofLiteral("::1")) != null,
                "this machine has no ::1");
        try (var unused = new UnusedPort(at(FIRST, 0))) {
            ClientRun run =
                    ClientProcess.run(folder, "both.test", "" + unused.port(), option, "--trace");
            assertEquals(ExitCode.NO_SOCKET, run.exitCode(), run.err());
            assertEquals(
                    order,
                    run.err()
                            .lines()
                            .filter(line -> line.endsWith("  attempt"))
                            .map(line -> line.replaceFirst(".* ms  (.*):[0-9]+  attempt", "$1"))
                            .collect(Collectors.joining(" ")),
                    "the attempts with " + option);
        }
    }

    private static InetSocketAddress at(InetAddress address, int port) {
        return new InetSocketAddress(address, port);
    }

    private ClientRun run(String scheme, int port, String... options) throws Exception {
        var args = new String[options.length + 1];
        args[0] = "%s://two.test:%d".formatted(scheme, port);
        System.arraycopy(options, 0, args, 1, options.length);
        return ClientProcess.run(folder, args);
    }
}
