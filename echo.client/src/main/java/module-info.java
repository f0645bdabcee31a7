/**
 * The client: connecting, smoke tests, and the {@code echo-client} command.
 *
 * <h2>Usage</h2>
 *
 * <pre>
 * echo-client [OPTION]... [HOST [PORT] | URI] [@FILE]...
 * </pre>
 *
 * <p>Connects to {@code HOST PORT} (default: {@code localhost 50007}) or to {@code
 * tcp://HOST:PORT}, {@code tcp4://…} or {@code tcp6://…}, trying every address of the name in
 * order; sends {@code Hello, world}, or what {@code --message} says; tells the peer that this was
 * all; reads to the end; compares; and prints what came back, quoted as Python does it:
 *
 * <pre>
 * $ echo-client
 * Received 'Hello, world'
 * $ echo-client tcp6://[::1]:7777 --message 'How are you?'
 * Received 'How are you?'
 * $ echo-client --message - &lt; big.iso
 * Received '\x00\x00…'… (734003200 bytes)
 * </pre>
 *
 * <p>The message is sent and compared as it flows: it may be larger than memory.
 *
 * <p>Standard output has the result and nothing else; what went wrong is one line on standard
 * error.
 *
 * <h2>Exit codes</h2>
 *
 * <dl>
 *   <dt>0
 *   <dd>every byte came back, and the peer closed
 *   <dt>1
 *   <dd>could not open socket: no address could be connected to; each one's reason is printed
 *   <dt>2
 *   <dd>usage, or a standard input that cannot be read
 *   <dt>3
 *   <dd>name not resolved
 *   <dt>4
 *   <dd>timeout: connected, and then neither a byte came nor one was accepted for {@code
 *       --read-timeout}
 *   <dt>6
 *   <dd>echo mismatch: a different, missing or extra byte, at the offset that is printed
 * </dl>
 */
module echo.client {
    requires echo.api;
    requires echo.cli;
}
