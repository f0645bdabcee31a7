package echo.client;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that cannot be obeyed: one line that names what is wrong, and where to look. */
@Timeout(60)
final class UsageErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "localhost 7 8                | unexpected argument '8'",
                "tcp://localhost:7 8          | unexpected argument '8'",
                "unix:/s 8                    | unexpected argument '8'",
                "localhost 0                  | port '0' is not a number from 1 to 65535",
                "localhost 65536              | port '65536' is not a number from 1 to 65535",
                "localhost no-such-service    | the service 'no-such-service' for tcp ",
                "localhost:7                  | 'localhost:7' is not a host",
                "[::1]:7                      | '[::1]:7' is not a host",
                "tcp://localhost:0            | has the port 0",
                "tcp://localhost:x            | the service 'x' for tcp ",
                "udp://localhost:x            | the service 'x' for udp ",
                "tcp://localhost:-1           | has the port '-1'",
                "ipx://localhost:7            | is AF_IPX, which nobody can open any more",
                "sctp://localhost:7           | has the unknown scheme 'sctp'",
                "unix:                        | has no path",
                "unix:@name                   | is in the abstract namespace",
                "tcp://localhost:7?handler=a  | has options behind the '?'",
                "unix:/s?handler=a            | has options behind the '?'",
                "--connect-timeout soon       | --connect-timeout 'soon' is not a duration",
                "--connect-timeout 0          | --connect-timeout '0' is not between 1ms and 24h",
                "--read-timeout x             | --read-timeout 'x' is not a duration",
                "--read-timeout 25h           | --read-timeout '25h' is not between 1ms and 24h",
                "--attempt-delay x            | --attempt-delay 'x' is not a duration",
                "--attempt-delay 9ms          | --attempt-delay '9ms' is not between 10ms and 2s",
                "--attempt-delay 3s           | --attempt-delay '3s' is not between 10ms and 2s",
                "--sequential --attempt-delay 1s | --attempt-delay does not go with --sequential",
                "--source no-host.invalid     | --source 'no-host.invalid' is no address",
                "--source *                   | --source '*' is no address",
                "--source=                    | --source '' is no address",
                "--source 127.0.0.1 unix:/s   | --source does not go with a Unix socket",
                "--proxy-protocol v3          | --proxy-protocol 'v3' is none of v1, v2, none",
                "--proxy-protocol V1          | --proxy-protocol 'V1' is none of v1, v2, none",
                "--proxy-protocol v1 udp://h  | --proxy-protocol v1 has no datagrams: take v2",
                "--all-addresses --message -  | --message - does not go with --all-addresses",
                "--count 2 --message -        | --message - does not go with --count",
                "--until-up 1 --message -     | --message - does not go with --until-up",
                "--count -1                   | --count '-1' is not a number from 0 to 999999999",
                "--count 2 --interval 0       | --interval '0' is not between 1ms and 24h",
                "--interval 1s                | --interval is between several tests: give --count",
                "--until-up 0                 | --until-up '0' is not between 1ms and 24h",
                "--until-up soon              | --until-up 'soon' is not a duration",
                "--message                    | --message needs a value",
                "--source                     | --source needs a value: ADDRESS",
                "--mesage x                   | unknown option '--mesage'",
                "--bytes 1                    | unknown option '--bytes'",
                "@no-such-file                | @no-such-file: there is no such file",
            })
    void ofTheSmokeTest(String line, String complaint) throws Exception {
        ClientRun.of(line.split(" ")).assertRefused(complaint, "echo-client --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "udp://h:7 --message-size 15 | --message-size '15' is not a size from 16 to 65507",
                "udp://h:7 --message-size 64K | --message-size '64K' is not a size from 16 to"
                        + " 65507",
                "udp://h:7 --message-size 65507 --proxy-protocol v2 | from 16 to 65455",
                "udp://h:7 --max-loss 101 | --max-loss '101' is not a number from 0 to 100",
                "--max-loss 1           | --max-loss is for udp:// alone",
                "--max-time 0           | --max-time '0' is not between 1ms and 24h",
                "--suite --message-size 1 | --message-size does not go with --suite",
                "localhost 7 8          | unexpected argument '8'",
                "tcp://localhost:0      | has the port 0",
                "--bytes x              | --bytes 'x' is not a size from 0 to ",
                "--bytes -1             | --bytes '-1' is not a size from 0 to ",
                "--bytes 1048577G       | --bytes '1048577G' is not a size from 0 to 1048576G",
                "--connections 0        | --connections '0' is not a number from 1 to 100000",
                "--connections 100001   | --connections '100001' is not a number from 1 to 100000",
                "--message-size 1025K   | --message-size '1025K' is not a size from 0 to 1M",
                "--message-size x       | --message-size 'x' is not a size from 0 to 1M",
                "--seed x               | --seed 'x' is not a number from 0 to 999999999",
                "--seed -1              | --seed '-1' is not a number from 0 to 999999999",
                "--read-timeout 0       | --read-timeout '0' is not between 1ms and 24h",
                "--connect-timeout x    | --connect-timeout 'x' is not a duration",
                "--attempt-delay 0      | --attempt-delay '0' is not between 10ms and 2s",
                "--sequential --attempt-delay 1s | --attempt-delay does not go with --sequential",
                "--proxy-protocol 1     | --proxy-protocol '1' is none of v1, v2, none",
                "--source * localhost 7 | --source '*' is no address",
                "--message x            | unknown option '--message'",
                "--all-addresses        | unknown option '--all-addresses'",
                "--bytes                | --bytes needs a value: SIZE",
            })
    void ofVerify(String line, String complaint) throws Exception {
        ClientRun.of(("verify " + line).split(" "))
                .assertRefused(complaint, "echo-client verify --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                           | resolve needs HOST and PORT; HOST may be '*'",
                "localhost                  | resolve needs HOST and PORT; HOST may be '*'",
                "localhost 7 8              | resolve needs HOST and PORT; HOST may be '*'",
                "--family ipx localhost 7   | 'ipx' is no address family that can be opened here"
                        + " (nobody has IPX any more): there are unspec, inet, inet6, unix",
                "--family inet5 localhost 7 | 'inet5' is no address family that can be opened here:"
                        + " there are ",
                "--family unix localhost 7  | family unix has no names to resolve",
                "--type raw localhost 7     | 'raw' is no socket type that Java opens",
                "--protocol sctp h 7        | 'sctp' is no protocol known here",
                "--protocol ipv4 h 7        | protocol IPV4 does not go with ",
                "--protocol ipv4 h 7        | only a raw socket has it, which Java cannot open",
                "--protocol udp --type stream h 7 | protocol UDP does not go with [STREAM]",
                "--canonname * 7            | --canonname needs a HOST: no host has no name",
                "--trace localhost 7        | unknown option '--trace'",
                "--type                     | --type needs a value: TYPE",
            })
    void ofResolve(String line, String complaint) throws Exception {
        String[] args = line == null ? new String[] {"resolve"} : ("resolve " + line).split(" ");
        ClientRun.of(args).assertRefused(complaint, "echo-client resolve --help");
    }
}
