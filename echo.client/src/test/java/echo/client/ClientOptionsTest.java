package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.net.Endpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class ClientOptionsTest {

    @Test
    void hasTheAncestorsDefaults() throws Exception {
        assertEquals(
                new SmokeConfig(
                        Endpoint.parse("tcp://localhost:50007"),
                        "Hello, world",
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10)),
                ClientOptions.parse(),
                "with no argument");
    }

    @Test
    void takesItsOptionsInAnyPlace() throws Exception {
        assertEquals(
                new SmokeConfig(
                        Endpoint.parse("tcp://example.test:7"),
                        "-",
                        Duration.ofMillis(250),
                        Duration.ofMinutes(1)),
                ClientOptions.parse(
                        "--connect-timeout=250ms",
                        "example.test",
                        "--message",
                        "-",
                        "7",
                        "--read-timeout",
                        "1m"),
                "all options");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.test        | tcp://example.test:50007",
                "192.0.2.1           | tcp://192.0.2.1:50007",
                "2001:db8::1         | tcp://[2001:db8::1]:50007",
                "[2001:db8::1]       | tcp://[2001:db8::1]:50007",
                "*                   | tcp://localhost:50007",
                "''                  | tcp://localhost:50007",
                "tcp://:7            | tcp://localhost:7",
                "tcp4://*:7          | tcp4://localhost:7",
                "tcp6://*:7          | tcp6://[::1]:7",
                "tcp6://example.test | tcp6://example.test:50007",
            })
    void knowsWhereToConnectTo(String argument, String endpoint) throws Exception {
        var config = assertInstanceOf(SmokeConfig.class, ClientOptions.parse(argument), argument);
        assertEquals(endpoint, config.endpoint().toString(), argument);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "localhost 7 8                | unexpected argument '8'",
                "tcp://localhost:7 8          | unexpected argument '8'",
                "localhost 0                  | port '0' is not a number from 1 to 65535",
                "localhost 65536              | port '65536' is not a number from 1 to 65535",
                "localhost http               | port 'http' is not a number from 1 to 65535",
                "localhost:7                  | 'localhost:7' is not a host",
                "[::1]:7                      | '[::1]:7' is not a host",
                "tcp://localhost:0            | has the port 0",
                "tcp://localhost:x            | has the port 'x'",
                "udp://localhost:7            | has the unknown scheme 'udp'",
                "tcp://localhost:7?handler=a  | has options behind the '?'",
                "--connect-timeout soon       | --connect-timeout 'soon' is not a duration",
                "--connect-timeout 0          | --connect-timeout '0' is not between 1ms and 24h",
                "--read-timeout 25h           | --read-timeout '25h' is not between 1ms and 24h",
                "--message                    | --message needs a value",
                "--mesage x                   | unknown option '--mesage'",
                "@no-such-file                | @no-such-file: there is no such file",
            })
    void refusesAUsageErrorByName(String line, String complaint) throws Exception {
        ClientRun run = ClientRun.of(line.split(" "));
        run.assertEnded(ExitCode.USAGE, "");
        var lines = run.err().lines().toList();
        assertEquals(2, lines.size(), "two lines: " + run.err());
        String first = lines.getFirst();
        assertTrue(first.startsWith("echo-client: "), "starts with the command's name: " + first);
        assertTrue(first.contains(complaint), "says '" + complaint + "': " + first);
        assertEquals("Try 'echo-client --help'.", lines.getLast(), "where to look");
    }

    @Test
    void helpGoesBeforeAnythingElse() throws Exception {
        assertInstanceOf(Task.PrintHelp.class, ClientOptions.parse("a", "b", "c", "-h"), "with -h");
    }

    @Test
    void aConfigIsSomewhereToConnectTo() {
        var second = Duration.ofSeconds(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new SmokeConfig(Endpoint.parse("tcp://*:7"), "", second, second),
                "no host");
        assertThrows(
                IllegalArgumentException.class,
                () -> new SmokeConfig(Endpoint.parse("tcp://h:0"), "", second, second),
                "no port");
        assertThrows(
                IllegalArgumentException.class,
                () -> new SmokeConfig(Endpoint.parse("tcp://h:7"), "", Duration.ZERO, second),
                "no time");
    }
}
