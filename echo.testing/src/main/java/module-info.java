/**
 * Tests handlers without a server: in memory, with the behaviour of the server's connections and
 * datagrams, and with every wait bounded.
 *
 * <h2>Streams</h2>
 *
 * {@link echo.testing.ConnectionTester} is the peer of one connection, which it hands to a handler
 * on a virtual thread of its own.
 *
 * {@snippet lang = java:
 * try (var peer = ConnectionTester.start(new Shout())) {
 *     peer.send("hello\n");
 *     assertEquals("HELLO\n", peer.receiveText(6), "the line in capitals");
 *     peer.shutdownOutput();
 *     assertEquals("", peer.receiveAllText(), "nothing more");
 *     assertEquals(new Ending.Returned(), peer.await(), "the peer's end is the handler's");
 * }
 * }
 *
 * <p>Where all is said at the start, one line does: {@code ConnectionTester.exchange(new Shout(),
 * "hello\n")} answers all that the handler sends.
 *
 * <p>What can happen to a handler can be made to happen:
 *
 * <table>
 *   <caption>What a handler meets, and how</caption>
 *   <tr><th>the peer</th><td>does
 *   <tr><th>is done sending</th><td>{@code shutdownOutput()}
 *   <tr><th>goes away in the middle</th><td>{@code leave()}: reads and writes throw
 *   <tr><th>does not read</th><td>receive nothing: a write blocks when the buffer is full, which
 *       {@code awaitBlockedWrite()} waits for
 *   <tr><th>says nothing</th><td>send nothing: {@code awaitBlockedRead()} waits until the handler
 *       has read all and wants more
 *   <tr><th>sees a reset</th><td>{@code receiveUntilReset()}
 *   <tr><th>is cut off by a server that stops</th><td>{@code stop()}
 * </table>
 *
 * <h2>Datagrams</h2>
 *
 * {@snippet lang = java:
 * byte[] reply = DatagramTester.reply(new EchoDatagram(), new byte[] {1, 2, 3});
 * }
 *
 * <h2>In a build</h2>
 *
 * A dependency of scope {@code test} on {@code echo:echo.testing}. No test framework is needed:
 * what is not as expected is an {@link java.lang.AssertionError}, which says what was waited for
 * and has the handler's stack as its cause.
 */
module echo.testing {
    requires transitive echo.api;

    exports echo.testing;
}
