package echo.client.smoke;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** What came back: the beginning, to show it, and the count. */
public final class Received {

    /** The most bytes that are kept. */
    static final int SHOWN = 64 * 1024;

    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private long count;

    Received() {}

    void add(byte[] bytes, int length) {
        beginning.write(bytes, 0, Math.min(length, SHOWN - beginning.size()));
        count += length;
    }

    /** How many bytes came back. */
    long count() {
        return count;
    }

    /** Whether more came than is shown, or no more could be. */
    boolean isFull() {
        return count >= SHOWN;
    }

    /**
     * Quoted as Python does it.
     *
     * @param charset the output's
     * @return one line
     */
    public String text(Charset charset) {
        boolean cut = count > SHOWN;
        String quoted = new Repr(charset).of(beginning.toByteArray(), cut);
        String more = charset.newEncoder().canEncode('…') ? "…" : "...";
        return cut ? "%s%s (%d bytes)".formatted(quoted, more, count) : quoted;
    }
}
