package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.plugins.TestModule;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Each usage error: exit code 2, one line that says what and what to do, and where to look. */
@Timeout(60)
final class UsageErrorTest {

    @TempDir private static Path work;
    private static String plugins;

    @BeforeAll
    static void buildPlugin() throws IOException {
        Path folder = Files.createDirectory(work.resolve("plugins"));
        new TestModule(work, "test.echo").handler("echo").jar(folder.resolve("echo.jar"));
        plugins = "--module-path=" + folder;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--bogus                  | unknown option '--bogus'",
                "--listen                 | --listen needs a value: URI",
                "--drain-timeout --port 7 | --drain-timeout needs a value: TIME",
                "localhost                | unexpected argument 'localhost': say where to listen"
                        + " with --listen, --host or --port",
                "--port x                 | --port 'x' is not a number from 0 to 65535",
                "--port 65536             | --port '65536' is not a number from 0 to 65535",
                "--backlog 0              | --backlog '0' is not a number from 1 to 65535",
                "--drain-timeout soon     | --drain-timeout 'soon' is not a duration: write 250ms,"
                        + " 10s, 5m or 1h",
                "--drain-timeout 25h      | --drain-timeout '25h' is not between 0ms and 24h",
                "--log-level loud         | --log-level 'loud' is none of error, warn, info, debug,"
                        + " trace, off",
                "--log-format xml         | --log-format 'xml' is none of text, json",
                "--module-path no/such    | --module-path 'no/such': there is no such folder",
                "--module-path=           | --module-path '': there is no such folder",
                "--port +7                | --port '+7' is not a number from 0 to 65535",
                "--host localhost:7       | --host 'localhost:7' has a port in it: give that with"
                        + " --port",
                "--listen tcp:7           | --listen 'tcp:7' has no scheme: write tcp://HOST:PORT"
                        + " (tcp4, tcp6), udp://HOST:PORT (udp4, udp6) or unix:/path",
                "--listen tcp://::1:7     | --listen 'tcp://::1:7' has an IPv6 address without"
                        + " brackets: write tcp://[::1]:7",
                "--listen tcp://*:0 --host h | --host and --port do not go with --listen: write"
                        + " --listen tcp://HOST:PORT",
                "--listen tcp://*:0 --port 7 | --host and --port do not go with --listen: write"
                        + " --listen tcp://HOST:PORT",
                "@no/such.args            | @no/such.args: there is no such file",
                "--handler nope --port 0  | tcp://*:0: there is no stream handler 'nope'; there"
                        + " are: echo",
                "--listen tcp://*:0?handler=nope | tcp://*:0: there is no stream handler 'nope';"
                        + " there are: echo",
                "--listen tcp://*:0?limit=1 | tcp://*:0: handler echo has no option 'limit': it has"
                        + " none; what a tcp listener itself can be told is in --help",
                "--listen udp://*:0       | udp://*:0: there is no datagram handler 'echo'; there"
                        + " are none",
                "--listen udp://*:0?receivers=0 | udp://*:0: receivers '0' is not a number from 1"
                        + " to 256",
                "--listen unix:/x?mode=rw | unix:/x: mode 'rw' is not an octal mode such as 660",
                "--listen unix:/x?limit=1 | unix:/x: handler echo has no option 'limit': it has"
                        + " none; what a unix listener itself can be told is in --help",
                "--listen unix:@x         | --listen 'unix:@x' is in the abstract namespace, which"
                        + " Java cannot open: write a path, or ./@… for a file of that name",
                "--listen ipx://*:7       | --listen 'ipx://*:7' is AF_IPX, which nobody can open"
                        + " any more: write tcp://HOST:PORT (tcp4, tcp6), udp://HOST:PORT (udp4,"
                        + " udp6) or unix:/path",
            })
    void isOneLineAndWhereToLook(String line, String message) throws Exception {
        var args = new ArrayList<>(List.of(plugins));
        args.addAll(List.of(line.split(" ")));
        assertUsageError(message, ServerRun.of(args.toArray(String[]::new)));
    }

    @Test
    void aFileNameThatIsNone() throws Exception {
        assertUsageError(
                "--port-file 'a\0b' is not a file name", ServerRun.of("--port-file", "a\0b"));
    }

    @Test
    void anUnclosedQuoteInAFile() throws Exception {
        Path file = Files.writeString(work.resolve("bad.args"), "--port 0\n--host 'localhost\n");
        assertUsageError(
                "@" + file + ", line 2: a quote is not closed: 'localhost",
                ServerRun.of("@" + file));
    }

    private static void assertUsageError(String message, ServerRun run) throws Exception {
        assertEquals(ExitCode.USAGE, run.code(), "the exit code of: " + message);
        assertEquals("", run.out(), "nothing is printed as a result");
        List<String> lines = run.err().lines().toList();
        assertEquals(
                List.of("echo-server: " + message, "Try 'echo-server --help'."),
                lines,
                "what and where to look, and no stack trace");
        assertTrue(run.err().endsWith(System.lineSeparator()), "whole lines");
    }
}
