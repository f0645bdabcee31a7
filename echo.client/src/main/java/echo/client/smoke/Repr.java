package echo.client.smoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * Text as Python's {@code repr} shows a {@code str}: in quotes, on one line, unprintable characters
 * escaped. A byte that is not UTF-8, and a character that the output's charset does not have, is
 * escaped too.
 */
final class Repr {

    // Python's "surrogateescape": strict UTF-8 has no surrogates, so they can stand for bytes.
    private static final char BYTE = '\uDC00';

    private final CharsetEncoder output;

    Repr(Charset output) {
        this.output = output.newEncoder();
    }

    /**
     * The bytes, quoted; where they are cut off somewhere, without the part of a character at their
     * end.
     */
    String of(byte[] bytes, boolean cut) {
        String text = decoded(bytes, cut);
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        var quoted = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(c -> quoted.append(shown(c, quote)));
        return quoted.append(quote).toString();
    }

    private static String decoded(byte[] bytes, boolean cut) {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // UTF-8 has at least one byte for each char.
        CharBuffer text = CharBuffer.allocate(bytes.length);
        for (CoderResult r; (r = decoder.decode(in, text, !cut)).isMalformed(); ) {
            for (int i = 0; i < r.length(); i++) {
                text.put((char) (BYTE + (in.get() & 0xff)));
            }
        }
        return text.flip().toString();
    }

    private String shown(int c, char quote) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> {
                String text = Character.toString(c);
                yield c == quote
                        ? "\\" + text
                        : isPrintable(c) && output.canEncode(text) ? text : escaped(c);
            }
        };
    }

    private static String escaped(int c) {
        if (Character.getType(c) == Character.SURROGATE) {
            return "\\x%02x".formatted(c - BYTE);
        }
        return (c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c);
    }

    /** As Python's {@code str.isprintable} has it. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
