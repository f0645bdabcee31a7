package echo.client.verify.compare;

import java.util.Arrays;
import java.util.Optional;

/** What has happened to a stream, from the bytes at its first difference. */
public final class Difference {

    /** How many bytes are looked at from there on. */
    public static final int WINDOW = 1024;

    /** How many must agree again, to take that for more than chance. */
    private static final int AGREEING = 8;

    private Difference() {}

    /**
     * Finds out what has happened.
     *
     * @param pattern what was sent
     * @param length how much of it
     * @param offset of the first byte that differs
     * @param came the bytes from there on, {@link #WINDOW} or all that there are
     * @return the fault
     */
    public static Fault of(Pattern pattern, long length, long offset, byte[] came) {
        byte[] sent = pattern.bytes(offset, (int) Math.min(WINDOW, length - offset));
        int known = (int) Math.min(WINDOW, offset);
        byte[] before = pattern.bytes(offset - known, known);
        return near(before, sent, came, offset)
                .or(() -> Shift.find(pattern, length, offset, came))
                .orElseGet(() -> anything(sent, came, offset));
    }

    /**
     * Finds out what has happened to a datagram.
     *
     * @param sent as it was sent
     * @param came as it came, different
     * @return the fault
     */
    public static Fault of(byte[] sent, byte[] came) {
        int offset = Arrays.mismatch(sent, came);
        if (offset == came.length) {
            String what = "it ends at offset %d of %d".formatted(offset, sent.length);
            return new Fault(Fault.Kind.CUT_OFF, offset, what);
        }
        return of(
                Arrays.copyOfRange(sent, Math.max(0, offset - WINDOW), offset),
                Arrays.copyOfRange(sent, offset, Math.min(sent.length, offset + WINDOW)),
                Arrays.copyOfRange(came, offset, Math.min(came.length, offset + WINDOW)),
                offset);
    }

    /** The same, of what was sent before that offset and from there on. */
    static Fault of(byte[] before, byte[] sent, byte[] came, long offset) {
        return near(before, sent, came, offset).orElseGet(() -> anything(sent, came, offset));
    }

    private static Optional<Fault> near(byte[] before, byte[] sent, byte[] came, long offset) {
        if (came.length == 0) {
            return Optional.of(cutOff(offset, offset + sent.length));
        } else if (sent.length == 0) {
            return Optional.of(
                    extra(before, came, came.length, offset, ", after all that had been sent"));
        } else if (agree(sent, 1, came, 1)) {
            return Optional.of(wrongByte(sent[0], came[0], offset));
        } else if (areSwapped(sent, came)) {
            return Optional.of(
                    new Fault(
                            Fault.Kind.SWAPPED,
                            offset,
                            "the bytes at offsets %d and %d are swapped"
                                    .formatted(offset, offset + 1)));
        }
        for (int n = 1; n < WINDOW - AGREEING; n++) {
            if (agree(sent, n, came, 0)) {
                return Optional.of(missing(n, offset));
            } else if (agree(sent, 0, came, n)) {
                return Optional.of(extra(before, came, n, offset, ""));
            } else if (agree(sent, n, came, n)) {
                String what = "%s from offset %d on".formatted(count(n, "wrong"), offset);
                return Optional.of(new Fault(Fault.Kind.WRONG, offset, what));
            }
        }
        return Optional.empty();
    }

    private static Fault wrongByte(byte sent, byte came, long offset) {
        int bits = (sent ^ came) & 0xff;
        String how =
                Integer.bitCount(bits) == 1
                        ? " (bit %d flipped)".formatted(Integer.numberOfTrailingZeros(bits))
                        : "";
        return new Fault(
                Fault.Kind.WRONG,
                offset,
                "wrong byte at offset %d: 0x%02x instead of 0x%02x%s"
                        .formatted(offset, came, sent, how));
    }

    static Fault missing(long n, long offset) {
        return new Fault(
                Fault.Kind.MISSING,
                offset,
                "%s at offset %d".formatted(count(n, "missing"), offset));
    }

    private static Fault extra(byte[] before, byte[] came, int n, long offset, String where) {
        String most = n == WINDOW ? "at least " : "";
        String what = "%s%s at offset %d%s".formatted(most, count(n, "extra"), offset, where);
        int start = before.length - n;
        if (start >= 0 && Arrays.equals(before, start, before.length, came, 0, n)) {
            what +=
                    n == 1
                            ? ": the byte at offset %d is doubled".formatted(offset - 1)
                            : ": the %d bytes from offset %d on are doubled"
                                    .formatted(n, offset - n);
        }
        return new Fault(Fault.Kind.EXTRA, offset, what);
    }

    private static Fault anything(byte[] sent, byte[] came, long offset) {
        return new Fault(
                Fault.Kind.WRONG,
                offset,
                "everything differs from offset %d on: 0x%02x instead of 0x%02x"
                        .formatted(offset, came[0], sent[0]));
    }

    /**
     * That a stream ends too early.
     *
     * @param offset where it does
     * @param length where it should
     * @return the fault
     */
    public static Fault cutOff(long offset, long length) {
        return new Fault(
                Fault.Kind.CUT_OFF,
                offset,
                "the stream ends at offset %d of %d: %s"
                        .formatted(offset, length, count(length - offset, "missing")));
    }

    private static String count(long bytes, String how) {
        return bytes == 1 ? how + " byte" : bytes + " " + how + " bytes";
    }

    private static boolean areSwapped(byte[] sent, byte[] came) {
        return sent.length > 1
                && came.length > 1
                && sent[0] == came[1]
                && sent[1] == came[0]
                && agree(sent, 2, came, 2);
    }

    /** Whether both go on alike from there, for long enough or to the end of both. */
    private static boolean agree(byte[] sent, int from, byte[] came, int to) {
        int length = Math.min(sent.length - from, came.length - to);
        boolean bothEnd = sent.length - from == came.length - to && sent.length < WINDOW;
        // No more than that, as the next difference may be near.
        int compared = Math.min(length, AGREEING);
        return length >= 0
                && (length >= AGREEING || bothEnd)
                && Arrays.equals(sent, from, from + compared, came, to, to + compared);
    }
}
