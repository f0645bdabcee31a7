package echo.server.net;

import java.io.IOException;
import java.time.Duration;

/** One bound socket and what takes from it. */
public interface Listener {

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
