package echo.client.load;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * The messages of a load: pieces of one block of random bytes, each from another place, so that a
 * reply to another request is seen as wrong. Nothing is copied or made for a request. The block is
 * shared by all threads; the views and the dice are one thread's.
 */
final class Messages {

    /** How many places there are: a power of 2. */
    private static final int PLACES = 1 << 16;

    /** Odd, so that all places come up; no neighbours follow each other. */
    private static final int STRIDE = 40_503;

    private final MessageSizes sizes;
    private final ByteBuffer block;

    Messages(MessageSizes sizes) {
        this.sizes = sizes;
        var bytes = new byte[PLACES + sizes.most()];
        new SplittableRandom(sizes.most()).nextBytes(bytes);
        block = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** A view, to be set to a message. */
    ByteBuffer view() {
        return block.duplicate();
    }

    /** Sets both views to the message of that number, which may be any. */
    void set(int number, ByteBuffer toSend, ByteBuffer expected) {
        int place = number * STRIDE & PLACES - 1;
        int size = sizes.least();
        if (sizes.isRange()) {
            // The same number is the same message, for whoever makes it; MurmurHash3's last steps.
            int mixed = number * 0x85ebca6b;
            mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
            size += Integer.remainderUnsigned(mixed ^ mixed >>> 16, sizes.most() - size + 1);
        }
        toSend.limit(place + size).position(place);
        expected.limit(place + size).position(place);
    }
}
