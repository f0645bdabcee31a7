package echo.client.verify.compare;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds where a stream goes on that has lost much, or that begins again further back. */
final class Shift {

    /** How far is looked, both ways: more than the buffers that a program may lose or repeat. */
    static final int FAR = 1 << 20;

    /** How many bytes must be found again, to take that for more than chance. */
    private static final int SURE = 16;

    private static final int STEP = 32 * 1024;

    private Shift() {}

    /** The fault, if it is one of these. */
    static Optional<Fault> find(Pattern pattern, long length, long offset, byte[] came) {
        if (came.length < SURE) {
            return Optional.empty();
        }
        OptionalLong ahead = search(pattern, offset, Math.min(length, offset + FAR), came);
        if (ahead.isPresent()) {
            return Optional.of(Difference.missing(ahead.getAsLong() - offset, offset));
        }
        OptionalLong back = search(pattern, Math.max(0, offset - FAR), offset, came);
        return back.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                Fault.Kind.EXTRA,
                                offset,
                                "extra bytes at offset %d: those from offset %d on come again"
                                        .formatted(offset, back.getAsLong())));
    }

    /** Piece by piece, as this may happen to thousands of connections at once. */
    private static OptionalLong search(Pattern pattern, long from, long to, byte[] wanted) {
        for (long start = from; start < to; start += STEP) {
            byte[] piece = pattern.bytes(start, (int) Math.min(STEP + SURE, to - start));
            for (int i = 0; i <= piece.length - SURE; i++) {
                if (piece[i] == wanted[0] && Arrays.equals(piece, i, i + SURE, wanted, 0, SURE)) {
                    return OptionalLong.of(start + i);
                }
            }
        }
        return OptionalLong.empty();
    }
}
