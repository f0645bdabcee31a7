package echo.server.net;

import echo.server.metrics.Collector;

import java.io.IOException;
import java.time.Duration;

/** One bound socket and what takes from it. */
public interface Listener extends Collector {

    /**
     * Its endpoint, with the real address and port.
     *
     * @return such as {@code tcp://[::]:50007}
     */
    String name();

    /**
     * What the server says of it when it is ready.
     *
     * @return one line
     */
    String readyLine();

    /**
     * What it has done so far, in a few words for the log.
     *
     * @return one line
     */
    String status();

    /**
     * Whether all its threads are there.
     *
     * @return false if one has ended and this was not closed; that would be a bug
     */
    boolean isWorking();

    /** Begins to take what comes. */
    void start();

    /**
     * Takes nothing more, and closes the socket. When this returns, nothing that was taken is
     * unknown to whoever counts it.
     *
     * @param grace how long what was taken, and needs the socket, may go on
     * @throws IOException if the socket cannot be closed
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void close(Duration grace) throws IOException, InterruptedException;
}
