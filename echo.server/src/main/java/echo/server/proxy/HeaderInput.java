package echo.server.proxy;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a header, one by one. Whoever takes one says how many a valid header has at least
 * from there on: so many can be read at once, and none behind the header. For one thread.
 */
final class HeaderInput {

    /** Most headers at once; the longer ones in parts. */
    private static final int BUFFER = 128;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int limit;
    private int position;

    HeaderInput(InputStream in) {
        this.in = in;
    }

    /** How many bytes were taken. */
    int position() {
        return position;
    }

    /** Waits for a byte; false if the stream ends. */
    boolean hasMore(int least) throws IOException {
        while (next == limit) {
            if (limit + least > BUFFER) {
                next = 0;
                limit = 0;
            }
            int read = in.read(buffer, limit, Math.min(least, BUFFER - limit));
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    /** The byte that is there to be taken. */
    int peek() {
        return buffer[next] & 0xff;
    }

    /** The next byte, where at least so many come, itself among them. */
    int next(int least) throws IOException {
        if (!hasMore(least)) {
            throw new ProxyHeaderException("the PROXY header breaks off after byte " + position);
        }
        position++;
        return buffer[next++] & 0xff;
    }

    /** These characters, with at least so many bytes behind them. */
    void expect(String text, int tail) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            int b = next(text.length() - i + tail);
            if (b != text.charAt(i)) {
                throw wrong(b, Words.of(text.charAt(i)));
            }
        }
    }

    /** The byte that was taken is another than could be there. */
    ProxyHeaderException wrong(int b, String expected) {
        return new ProxyHeaderException(
                "byte %d of the PROXY header is %s, not %s"
                        .formatted(position, Words.of(b), expected));
    }

    /** What begins at that byte is wrong; the first byte is 1. */
    ProxyHeaderException wrong(String what, int at) {
        return new ProxyHeaderException("byte %d of the PROXY header: %s".formatted(at, what));
    }

    /** The byte that was taken begins no header. */
    ProxyHeaderException isNone(int b) {
        return new ProxyHeaderException(
                "byte %d is %s, which begins no PROXY header: %s"
                        .formatted(position, Words.of(b), Words.looksLike(buffer, limit)));
    }
}
