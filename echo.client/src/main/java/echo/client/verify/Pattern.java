package echo.client.verify;

import java.util.SplittableRandom;

/**
 * A pseudo-random stream of bytes: the same from the same seed, whatever the pieces in which it is
 * taken. For one thread.
 */
final class Pattern {

    private final SplittableRandom random;
    private final byte[] block = new byte[8192];
    private int position = block.length;
    private long left;

    /** The first bytes of the stream of that seed, for one of its connections. */
    Pattern(long seed, int connection, long bytes) {
        // Not a multiple of the generator's own step: such streams are one, a little shifted.
        random = new SplittableRandom(seed + ((long) connection << 32));
        left = bytes;
    }

    /** Takes the next bytes; answers how many, fewer than are wanted only at the end. */
    int next(byte[] bytes, int offset, int wanted) {
        int taken = 0;
        while (taken < wanted && left > 0) {
            if (position == block.length) {
                random.nextBytes(block);
                position = 0;
            }
            int n = (int) Math.min(Math.min(wanted - taken, block.length - position), left);
            System.arraycopy(block, position, bytes, offset + taken, n);
            position += n;
            taken += n;
            left -= n;
        }
        return taken;
    }
}
