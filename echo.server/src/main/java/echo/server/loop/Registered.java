package echo.server.loop;

import java.nio.ByteBuffer;

/** What an event loop waits for. */
abstract class Registered {

    final EventLoop loop = EventLoop.next();

    /**
     * Does what is waited for. Called by the loop alone.
     *
     * @param operations that can be done without waiting, as in {@link
     *     java.nio.channels.SelectionKey}
     * @param scratch for what is on its way
     */
    abstract void ready(int operations, ByteBuffer scratch);
}
