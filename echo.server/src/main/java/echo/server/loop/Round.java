package echo.server.loop;

/**
 * What a virtual thread does for a loop. The AOT cache knows the class, as it would not know a
 * lambda's: so the code that begins virtual threads expects it, and is not thrown away, with all of
 * a connection that is compiled into it, when one comes. For the same reason the launcher's options
 * have it compiled by itself.
 *
 * @param loop has lent its turn
 */
record Round(EventLoop loop) implements Runnable {

    @Override
    public void run() {
        loop.round();
    }
}
