package echo.plugins.standard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Quotes of at most 512 characters (RFC 865), their line ends included, of which there is at least
 * one.
 *
 * @param texts the quotes as they are sent, lines ending with CR LF, not to be changed
 */
record Quotes(List<byte[]> texts) {

    private static final int MOST = 512;

    /** Checks that there is one. */
    Quotes {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("holds no quote");
        }
    }

    /**
     * Reads a file.
     *
     * @param file its path
     * @throws IllegalArgumentException if that is not possible; the message says why
     */
    static Quotes read(String file) {
        try {
            Path path = Path.of(file);
            // A device or a pipe would be read without end.
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new IllegalArgumentException("is not a file");
            }
            // One character a byte, so that any encoding goes out as it came in.
            return parse(Files.readString(path, ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw refused(file, "does not exist", e);
        } catch (IOException | InvalidPathException e) {
            throw refused(file, "cannot be read (%s)".formatted(e), e);
        } catch (IllegalArgumentException e) {
            throw refused(file, e.getMessage(), e);
        }
    }

    private static IllegalArgumentException refused(String file, String why, Exception cause) {
        return new IllegalArgumentException(
                "'%s' %s: name a file of quotes of at most %d characters, between lines of one %%"
                        .formatted(file, why, MOST),
                cause);
    }

    /**
     * Splits a text.
     *
     * @param text quotes with lines of a single {@code %} between them
     * @throws IllegalArgumentException if there is none, or one that is too long
     */
    static Quotes parse(String text) {
        var quotes = new ArrayList<byte[]>();
        var lines = new ArrayList<>(text.lines().toList());
        lines.add("%");
        int first = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("%")) {
                List<String> quote = lines.subList(first, i);
                if (!quote.stream().allMatch(String::isBlank)) {
                    quotes.add(bytes(quote, first + 1));
                }
                first = i + 1;
            }
        }
        return new Quotes(quotes);
    }

    private static byte[] bytes(List<String> lines, int number) {
        var joined = new StringJoiner("\r\n", "", "\r\n");
        lines.forEach(joined::add);
        if (joined.length() > MOST) {
            throw new IllegalArgumentException(
                    "has a quote of %d characters at line %d".formatted(joined.length(), number));
        }
        return joined.toString().getBytes(ISO_8859_1);
    }
}
