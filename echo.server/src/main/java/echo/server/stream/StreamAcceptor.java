package echo.server.stream;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A bound socket that connections are accepted from, or what stands for one. */
sealed interface StreamAcceptor extends Closeable
        permits TcpAcceptor, UnixAcceptor, InheritedAcceptor, InheritedConnection {

    /**
     * Waits for a connection, unless waiting was ended: then this takes one that has come before.
     * Ends with an exception when this is closed.
     *
     * @return empty if waiting was ended and there is none
     */
    Optional<StreamSocket> accept() throws IOException;

    /** Has no {@link #accept} wait any more; another thread calls this, and before closing. */
    void stopWaiting() throws IOException;

    /** What kind of thread is to accept. */
    default Thread.Builder threads() {
        return Thread.ofVirtual();
    }

    /** Is told of each connection that has ended, when it was logged. */
    default void ended() {}

    /** The endpoint that it is, with the real address and port. */
    String name();
}
