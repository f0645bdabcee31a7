package echo.testing;

import java.io.IOException;

/** How a handler's work ended, as the server would judge it. */
public sealed interface Ending {

    /** It returned. */
    record Returned() implements Ending {}

    /**
     * It threw what a handler throws when its peer went away: an {@link IOException} after a stream
     * of the connection failed, or an {@link java.io.EOFException} after the input ended. Of a
     * datagram's handler: any {@code IOException}. This is normal, and the server does not log it
     * as a fault.
     *
     * @param cause what it threw; of an {@link java.io.UncheckedIOException}, the cause
     */
    record PeerGone(IOException cause) implements Ending {}

    /** It ended after {@code stop()}, in whatever way: the server does not log that either. */
    record Stopped() implements Ending {}

    /**
     * It threw anything else: a fault of the handler.
     *
     * @param cause what it threw
     */
    record Failed(Throwable cause) implements Ending {}
}
