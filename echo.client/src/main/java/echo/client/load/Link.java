package echo.client.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;

/** A socket that never blocks. */
interface Link extends Closeable {

    /** What a selector watches. */
    SelectableChannel selectable();

    /** What it was connected to. */
    SocketAddress peerAddress();

    /** The operations that are waited for until it is connected. */
    int connectOps();

    /**
     * Goes on with connecting.
     *
     * @return whether it is done
     */
    boolean finishConnect() throws IOException;

    /** Reads what there is; answers how much, -1 at the end. */
    int read(ByteBuffer buffer) throws IOException;

    /** Writes what can be; answers whether that was all. */
    boolean write(ByteBuffer bytes) throws IOException;

    /** Whether each message comes in one piece or not at all. */
    default boolean isDatagram() {
        return false;
    }

    /** Whether there may be more to read of which a selector knows nothing. */
    default boolean hasBuffered() {
        return false;
    }
}
