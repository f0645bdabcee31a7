package echo.client.verify;

import java.util.Arrays;

/** What has happened to a stream, from the bytes at its first difference. */
final class Difference {

    /** How many bytes are looked at from there on. */
    static final int WINDOW = 1024;

    /** How many must agree again, to take that for more than chance. */
    private static final int AGREEING = 8;

    private Difference() {}

    /** In words, of what was sent and what came from that offset on. */
    static String of(byte[] sent, byte[] came, long offset) {
        if (came.length == 0) {
            return cutOff(sent.length, offset);
        } else if (sent.length == 0) {
            return "%s at offset %d, after all that had been sent"
                    .formatted(count(came.length, "extra"), offset);
        } else if (agree(sent, 1, came, 1)) {
            return "wrong byte at offset %d: 0x%02x instead of 0x%02x"
                    .formatted(offset, came[0], sent[0]);
        } else if (areSwapped(sent, came)) {
            return "the bytes at offsets %d and %d are swapped".formatted(offset, offset + 1);
        }
        for (int n = 1; n < WINDOW - AGREEING; n++) {
            if (agree(sent, n, came, 0)) {
                return "%s at offset %d".formatted(count(n, "missing"), offset);
            } else if (agree(sent, 0, came, n)) {
                return "%s at offset %d".formatted(count(n, "extra"), offset);
            } else if (agree(sent, n, came, n)) {
                return "%s from offset %d on".formatted(count(n, "wrong"), offset);
            }
        }
        return "the stream differs from offset %d on: 0x%02x instead of 0x%02x"
                .formatted(offset, came[0], sent[0]);
    }

    /** In words, of a stream that ends where so many bytes should follow. */
    static String cutOff(long missing, long offset) {
        return "%s at offset %d: the stream ends there"
                .formatted(count(missing, "missing"), offset);
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
