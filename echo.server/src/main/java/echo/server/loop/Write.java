package echo.server.loop;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes all of a buffer. */
final class Write extends Operation {

    private final ByteBuffer from;

    Write(ByteBuffer from) {
        this.from = from;
    }

    @Override
    Progress step(LoopSocket socket, ByteBuffer scratch) throws IOException {
        socket.channel().write(from);
        return from.hasRemaining() ? Progress.WAITS : Progress.DONE;
    }
}
