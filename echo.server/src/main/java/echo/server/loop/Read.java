package echo.server.loop;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads once into an array. */
final class Read extends Operation {

    private final byte[] bytes;
    private final int offset;
    private final int length;
    private int count;

    Read(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    @Override
    Progress step(LoopSocket socket, ByteBuffer scratch) throws IOException {
        scratch.clear().limit(Math.min(length, scratch.capacity()));
        count = socket.channel().read(scratch);
        if (count > 0) {
            scratch.get(0, bytes, offset, count);
        }
        if (count == 0) {
            return Progress.WAITS;
        }
        return count < 0 ? Progress.ENDED : Progress.DONE;
    }

    /** How many bytes were read, -1 at the end. */
    int count() {
        return count;
    }
}
