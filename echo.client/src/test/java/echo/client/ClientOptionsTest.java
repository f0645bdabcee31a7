package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.api.net.AddressFamily;
import echo.api.net.Endpoint;
import echo.api.net.Flag;
import echo.api.net.Hints;
import echo.api.net.Protocol;
import echo.api.net.SocketType;
import echo.cli.UsageException;
import echo.client.command.ExitCode;
import echo.client.command.Task;
import echo.client.connect.ConnectConfig;
import echo.client.connect.ProxyProtocol;
import echo.client.resolve.ResolveConfig;
import echo.client.resolve.ResolveTask;
import echo.client.smoke.Repetition;
import echo.client.smoke.SmokeConfig;
import echo.client.smoke.SmokeTask;
import echo.client.verify.VerifyConfig;
import echo.client.verify.VerifyTask;
import echo.client.verify.udp.DatagramConfig;
import echo.client.verify.udp.DatagramTask;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What command lines mean. */
final class ClientOptionsTest {

    private static final ConnectConfig DEFAULTS =
            new ConnectConfig(
                    Endpoint.parse("tcp://localhost:50007"),
                    Duration.ofSeconds(5),
                    Optional.of(Duration.ofMillis(250)),
                    Optional.empty(),
                    ProxyProtocol.NONE,
                    Optional.empty(),
                    false);

    @Test
    void smokeHasTheAncestorsDefaults() throws Exception {
        assertEquals(
                new SmokeTask(
                        new SmokeConfig(DEFAULTS, "Hello, world", Duration.ofSeconds(10), false),
                        Repetition.ONCE),
                task(),
                "with no argument");
    }

    @Test
    void smokeTakesItsOptionsInAnyPlace() throws Exception {
        assertEquals(
                new SmokeTask(
                        new SmokeConfig(
                                new ConnectConfig(
                                        Endpoint.parse("tcp://example.test:7"),
                                        Duration.ofMillis(250),
                                        Optional.of(Duration.ofSeconds(1)),
                                        Optional.of(InetAddress.ofLiteral("127.0.0.2")),
                                        ProxyProtocol.V1,
                                        Optional.empty(),
                                        true),
                                "how are you?",
                                Duration.ofMinutes(1),
                                true),
                        new Repetition(
                                5, Duration.ofMillis(200), Optional.of(Duration.ofSeconds(30)))),
                task(
                        "--connect-timeout=250ms",
                        "example.test",
                        "--message",
                        "how are you?",
                        "--attempt-delay",
                        "1s",
                        "--source=127.0.0.2",
                        "--proxy-protocol",
                        "v1",
                        "--trace",
                        "--all-addresses",
                        "--count=5",
                        "--interval",
                        "200ms",
                        "7",
                        "--until-up",
                        "30",
                        "--read-timeout",
                        "1m"),
                "all options");
    }

    @Test
    void verifyHasItsDefaults() throws Exception {
        var task = assertInstanceOf(VerifyTask.class, task("verify"), "verify");
        assertEquals(
                new VerifyConfig(
                        DEFAULTS,
                        1 << 20,
                        1,
                        0,
                        task.config().seed(),
                        Duration.ofSeconds(10),
                        Optional.empty()),
                task.config(),
                "with no argument, and a seed by chance");
    }

    @Test
    void verifyTakesItsOptions() throws Exception {
        assertEquals(
                new VerifyTask(
                        new VerifyConfig(
                                new ConnectConfig(
                                        Endpoint.parse("unix:/run/echo.sock"),
                                        Duration.ofSeconds(1),
                                        Optional.empty(),
                                        Optional.empty(),
                                        ProxyProtocol.V2,
                                        Optional.empty(),
                                        true),
                                3L << 30,
                                100_000,
                                1 << 20,
                                999_999_999,
                                Duration.ofSeconds(2),
                                Optional.of(Duration.ofMinutes(3)))),
                task(
                        "verify",
                        "unix:/run/echo.sock",
                        "--bytes=3G",
                        "--connections=100000",
                        "--message-size=1M",
                        "--seed=999999999",
                        "--connect-timeout=1s",
                        "--read-timeout=2s",
                        "--max-time=3m",
                        "--sequential",
                        "--proxy-protocol=v2",
                        "--trace"),
                "all options");
    }

    @Test
    void verifyTakesThoseOfDatagrams() throws Exception {
        var task =
                assertInstanceOf(
                        DatagramTask.class,
                        task(
                                "verify",
                                "udp://localhost:7",
                                "--message-size=512",
                                "--seed=5",
                                "--max-loss=3"),
                        "verify udp://");
        assertEquals(
                new DatagramConfig(
                        task.config().connect(),
                        1 << 20,
                        1,
                        512,
                        5,
                        Duration.ofSeconds(10),
                        Optional.empty(),
                        3),
                task.config(),
                "those that were given, and defaults");
    }

    @Test
    void resolveHasItsDefaults() throws Exception {
        assertEquals(
                new ResolveTask(new ResolveConfig("example.test", "7", Hints.NONE)),
                task("resolve", "example.test", "7"),
                "every address for every type");
    }

    @Test
    void resolveTakesItsOptions() throws Exception {
        assertEquals(
                new ResolveTask(
                        new ResolveConfig(
                                "::1",
                                "echo",
                                new Hints(
                                        AddressFamily.INET6,
                                        Set.of(SocketType.DGRAM),
                                        Protocol.UDP,
                                        EnumSet.allOf(Flag.class)))),
                task(
                        "resolve",
                        "[::1]",
                        "echo",
                        "--family=AF_INET6",
                        "--type=dgram",
                        "--protocol=IPPROTO_UDP",
                        "--passive",
                        "--canonname",
                        "--numeric-host"),
                "all options");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.test         | tcp://example.test:50007",
                "192.0.2.1            | tcp://192.0.2.1:50007",
                "2001:db8::1          | tcp://[2001:db8::1]:50007",
                "[2001:db8::1]        | tcp://[2001:db8::1]:50007",
                "*                    | tcp://localhost:50007",
                "''                   | tcp://localhost:50007",
                "tcp://:7             | tcp://localhost:7",
                "tcp4://*:7           | tcp4://localhost:7",
                "tcp6://*:7           | tcp6://[::1]:7",
                "tcp6://example.test  | tcp6://example.test:50007",
                "udp://*:7            | udp://localhost:7",
                "udp6://*:7           | udp6://[::1]:7",
                "udp4://example.test  | udp4://example.test:50007",
                "unix:/run/echo.sock  | unix:/run/echo.sock",
                "unix:///run/a%20b    | unix:/run/a%20b",
                "unix:echo.sock       | unix:echo.sock",
            })
    void knowsWhereToConnectTo(String argument, String endpoint) throws Exception {
        var smoke = assertInstanceOf(SmokeTask.class, task(argument), argument);
        assertEquals(endpoint, smoke.config().connect().endpoint().toString(), argument);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.test echo       | tcp://example.test:7",
                "tcp6://example.test:echo | tcp6://example.test:7",
                "udp://example.test:echo | udp://example.test:7",
            })
    void aPortMayBeTheNameOfAService(String line, String endpoint) throws Exception {
        assumeTrue(ResolveTest.hasEcho(), "this system's services file has no echo");
        var smoke = assertInstanceOf(SmokeTask.class, task(line.split(" ")), line);
        assertEquals(endpoint, smoke.config().connect().endpoint().toString(), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "resolve"})
    void onlyTheFirstWordIsASubcommand(String word) throws Exception {
        var smoke =
                assertInstanceOf(
                        SmokeTask.class, task("--trace", word), "behind an option it is a host");
        assertEquals(
                "tcp://%s:50007".formatted(word),
                smoke.config().connect().endpoint().toString(),
                "the endpoint");
    }

    @Test
    void theSubcommandMayBeAFilesFirstWord(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("args"), "verify --bytes 1K\nlocalhost 7\n");
        var verify =
                assertInstanceOf(
                        VerifyTask.class,
                        task("@" + file, "--bytes", "2K"),
                        "the file's words stand for it");
        assertEquals(2048, verify.config().bytes(), "what follows the file overrides it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b c -h", "verify --bytes x --help", "resolve -V"})
    void helpAndVersionGoBeforeAnythingElse(String line) throws Exception {
        ClientRun run = ClientRun.of(line.split(" "));
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
    }

    private static Task task(String... args) throws UsageException {
        return CommandLine.parse(args).task();
    }
}
