package echo.server.health;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes requests from a connection, one after the other. For one thread. */
final class RequestReader {

    /** The longest head that is read. */
    static final int MOST_BYTES = 8192;

    private final InputStream in;
    private int left;

    RequestReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next one, unless there is none. */
    Optional<Request> next() throws IOException, BadRequestException {
        left = MOST_BYTES;
        Optional<String> line;
        do {
            // A client may have sent an empty line after its last request (RFC 9112, 2.2).
            line = line();
        } while (line.equals(Optional.of("")));
        if (line.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        while (!line.equals(Optional.of(""))) {
            lines.add(line.orElseThrow(() -> new EOFException("half a request")));
            line = line();
        }
        return Optional.of(Request.parse(lines));
    }

    /** A line without its end, or none if there is not one byte more. */
    private Optional<String> line() throws IOException, BadRequestException {
        var line = new ByteArrayOutputStream();
        int b;
        do {
            b = in.read();
            if (b < 0 && line.size() == 0) {
                return Optional.empty();
            } else if (b < 0) {
                throw new EOFException("half a line");
            } else if (--left < 0) {
                throw new BadRequestException(
                        Status.HEAD_TOO_LARGE, "more than " + MOST_BYTES + " bytes of head");
            } else if (b != '\n') {
                line.write(b);
            }
        } while (b != '\n');
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
