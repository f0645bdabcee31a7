package echo.server.stream;

import java.io.Closeable;
import java.io.IOException;

/** A bound socket that connections are accepted from. */
sealed interface StreamAcceptor extends Closeable permits TcpAcceptor, UnixAcceptor {

    /** Waits for a connection; ends with an exception when this is closed. */
    StreamSocket accept() throws IOException;

    /** The endpoint that it is, with the real address and port. */
    String name();
}
