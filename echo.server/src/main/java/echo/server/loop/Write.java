package echo.server.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Writes all of a buffer. */
final class Write extends Operation {

    private final ByteBuffer from;

    Write(ByteBuffer from) {
        this.from = from;
    }

    @Override
    Progress step(SocketChannel channel, ByteBuffer scratch) throws IOException {
        channel.write(from);
        return from.hasRemaining() ? Progress.WAITS : Progress.DONE;
    }
}
