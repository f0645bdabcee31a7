package echo.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** Records that came and are not taken apart yet. Small while a connection idles. */
final class Received {

    /** Enough for a small message at once; more would be paid for by every idle connection. */
    private static final int IDLE = 144;

    private static final int LARGEST = 64 * 1024;
    private static final int HEADER = 5;

    /** RFC 5246, section 6.2.3; RFC 8446 allows less. */
    private static final int LONGEST_RECORD = HEADER + (1 << 14) + 2048;

    private static final int DATA = 23;

    private ByteBuffer records = ByteBuffer.allocate(IDLE).limit(0);
    private boolean isMoreLikely;

    /** To be read from. */
    ByteBuffer records() {
        return records;
    }

    /** The length of the next record, its header included, or 0 if that is not here yet. */
    int nextRecord() {
        int start = records.position();
        return records.remaining() < HEADER
                ? 0
                : HEADER + Short.toUnsignedInt(records.getShort(start + HEADER - 2));
    }

    /** Whether more has to come before there is a record, or a fault. */
    boolean isPartial() {
        int length = nextRecord();
        return length == 0 || length <= LONGEST_RECORD && records.remaining() < length;
    }

    /** Whether the next record is here, and may carry data of the application. */
    boolean hasData() {
        return !isPartial() && records.get(records.position()) == DATA;
    }

    /** Receives more; answers what the transport did. */
    int receive(ByteChannel transport) throws IOException {
        makeRoom();
        int n;
        try {
            n = transport.read(records);
        } finally {
            isMoreLikely = !records.hasRemaining();
            records.flip();
        }
        return n;
    }

    private void makeRoom() {
        int wanted = IDLE;
        if (isMoreLikely) {
            wanted = Math.min(2 * records.capacity(), LARGEST);
        } else if (records.hasRemaining()) {
            wanted = records.capacity();
        }
        wanted = Math.max(wanted, nextRecord());
        if (wanted == records.capacity()) {
            records.compact();
        } else {
            records = ByteBuffer.allocate(wanted).put(records);
        }
    }
}
