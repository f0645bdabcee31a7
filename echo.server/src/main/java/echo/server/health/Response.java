package echo.server.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An answer.
 *
 * @param status as its first line has it
 * @param contentType of the body
 * @param body all of it
 */
record Response(Status status, String contentType, String body) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    /** A few words and nothing else. */
    static Response of(Status status, String words) {
        return new Response(status, "text/plain; charset=utf-8", words + "\n");
    }

    /**
     * Sends it with one write.
     *
     * @param withBody false for HEAD, which gets the same head as GET
     * @param isLast whether the connection is closed after it
     */
    void sendTo(OutputStream out, boolean withBody, boolean isLast) throws IOException {
        byte[] content = body.getBytes(UTF_8);
        String head =
                "HTTP/1.1 %s\r\nDate: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n"
                                .formatted(
                                        status,
                                        DATE.format(ZonedDateTime.now(ZoneOffset.UTC)),
                                        contentType,
                                        content.length)
                        + "Cache-Control: no-store\r\n"
                        + (status == Status.METHOD_NOT_ALLOWED ? "Allow: GET, HEAD\r\n" : "")
                        + (isLast ? "Connection: close\r\n" : "")
                        + "\r\n";
        byte[] start = head.getBytes(UTF_8);
        int length = start.length + (withBody ? content.length : 0);
        byte[] all = java.util.Arrays.copyOf(start, length);
        System.arraycopy(content, 0, all, start.length, length - start.length);
        out.write(all);
    }
}
