package echo.server.proxy;

import java.nio.charset.StandardCharsets;

/** How faults of headers are told of: always in one line of printable characters. */
final class Words {

    private static final int TLS_HANDSHAKE = 22;

    private Words() {}

    /** A byte. */
    static String of(int b) {
        return switch (b) {
            case '\r' -> "CR";
            case '\n' -> "LF";
            case ' ' -> "a space";
            default -> b > ' ' && b < 0x7f ? "'%c'".formatted(b) : "0x%02x".formatted(b);
        };
    }

    /** What the first bytes are instead of a header. */
    static String looksLike(byte[] first, int count) {
        String text = new String(first, 0, count, StandardCharsets.ISO_8859_1);
        // RFC 8446, section 5.1; a method is a word of capitals: RFC 9110, section 9.
        if (text.charAt(0) == TLS_HANDSHAKE) {
            return "the sender seems to speak TLS without one";
        } else if (text.matches("(?s)[A-Z]{3,8} [/*a-z].*")) {
            return "the sender seems to speak HTTP without one";
        }
        return "has the sender been told to send one?";
    }
}
