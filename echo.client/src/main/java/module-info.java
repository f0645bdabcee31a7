/**
 * The client: connecting, smoke tests, verification, name resolution, and the {@code echo-client}
 * command.
 *
 * <h2>Usage</h2>
 *
 * <pre>
 * echo-client         [OPTION]... [HOST [PORT] | URI] [@FILE]...
 * echo-client verify  [OPTION]... [HOST [PORT] | URI] [@FILE]...
 * echo-client resolve [OPTION]... HOST PORT [@FILE]...
 * echo-client load    [OPTION]... [HOST [PORT] | URI] [@FILE]...
 * echo-client merge   [OPTION]... FILE... [@FILE]...
 * echo-client doctor  [OPTION]... [@FILE]...
 * </pre>
 *
 * <p>The first connects to {@code HOST PORT} (default: {@code localhost 50007}) or to {@code
 * tcp://HOST:PORT}, {@code udp://HOST:PORT} or {@code unix:/path}; sends {@code Hello, world}, or
 * what {@code --message} says; tells the peer that this was all; reads to the end; compares; and
 * prints what came back, quoted as Python does it:
 *
 * <pre>
 * $ echo-client
 * Received 'Hello, world'
 * $ echo-client tcp6://[::1]:7777 --message 'How are you?'
 * Received 'How are you?'
 * $ echo-client --message - &lt; big.iso
 * Received '\x00\x00…'… (734003200 bytes)
 * $ echo-client --until-up 30s --quiet localhost 7777 &amp;&amp; echo up
 * up
 * $ echo-client --count 2 localhost 7777
 * 12 bytes from 127.0.0.1:7777: seq=1 connect=6.970 ms echo=36.923 ms
 * 12 bytes from 127.0.0.1:7777: seq=2 connect=2.525 ms echo=2.586 ms
 * 2 sent, 2 exact, 0 failed
 * connect min/mean/max 2.525/4.748/6.970 ms
 * echo min/mean/max 2.586/19.755/36.923 ms
 * $ echo-client verify localhost 7777 --bytes 1G --connections 4
 * 4 of 4 connections exact: 1G each, 812.3 MB/s there and back, seed 4711
 * $ echo-client resolve --type stream localhost echo
 * FAMILY  TYPE    PROTOCOL  ADDRESS    PORT  CANONNAME
 * INET6   STREAM  TCP       ::1        7
 * INET    STREAM  TCP       127.0.0.1  7
 * </pre>
 *
 * <p>Messages are sent and compared as they flow: they may be larger than memory.
 *
 * <p>Standard output has the result and nothing else; what went wrong is one line on standard
 * error.
 *
 * <h2>Packages</h2>
 *
 * <dl>
 *   <dt>{@code echo.client}
 *   <dd>which subcommand a command line is for, and its help
 *   <dt>{@code echo.client.command}
 *   <dd>what the subcommands share: where to connect to, where words go, exit codes
 *   <dt>{@code echo.client.connect}
 *   <dd>connecting to the first address that answers (RFC 8305)
 *   <dt>{@code echo.client.smoke}
 *   <dd>one message there and back
 *   <dt>{@code echo.client.verify}
 *   <dd>long streams, compared to the byte
 *   <dt>{@code echo.client.verify.compare}
 *   <dd>what is sent, and what has happened to what came back
 *   <dt>{@code echo.client.verify.udp}
 *   <dd>datagrams, compared and counted
 *   <dt>{@code echo.client.verify.suite}
 *   <dd>many small cases, and their table
 *   <dt>{@code echo.client.load}
 *   <dd>many requests, timed
 *   <dt>{@code echo.client.merge}
 *   <dd>logs of several loads, added up
 *   <dt>{@code echo.client.latency}
 *   <dd>times: histograms, tables, logs, assertions
 *   <dt>{@code echo.client.resolve}
 *   <dd>addresses, printed
 *   <dt>{@code echo.client.doctor}
 *   <dd>what on this machine would spoil a run
 * </dl>
 *
 * <h2>Exit codes</h2>
 *
 * <dl>
 *   <dt>0
 *   <dd>every byte came back, and the peer closed
 *   <dt>1
 *   <dd>could not open socket: no address could be connected to; each one's reason is printed
 *   <dt>2
 *   <dd>usage, or a standard input that cannot be read, or a standard output that cannot be written
 *   <dt>3
 *   <dd>name not resolved
 *   <dt>4
 *   <dd>timeout: connected, and then neither a byte came nor one was accepted for {@code
 *       --read-timeout}, or the TLS handshake took longer than {@code --handshake-timeout}, or all
 *       of it longer than {@code --max-time}
 *   <dt>5
 *   <dd>TLS: no session could be had, or the peer ended it by an alert
 *   <dt>6
 *   <dd>echo mismatch: a different, missing or extra byte, at the offset that is printed
 *   <dt>7
 *   <dd>an assertion not met, or a fault that the doctor found
 *   <dt>130
 *   <dd>Ctrl-C; of several smoke tests, with a summary
 * </dl>
 */
module echo.client {
    requires echo.api;
    requires echo.cli;
    requires echo.tls;
    requires org.HdrHistogram;
}
