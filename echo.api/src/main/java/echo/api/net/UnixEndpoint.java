package echo.api.net;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Unix stream socket: {@code unix:/run/echo.sock} (unix(7)).
 *
 * @param path where its file is, not empty
 * @param options by name, in the order given, immutable
 */
public record UnixEndpoint(Path path, Map<String, String> options) implements Endpoint {

    /** Checks the parts. */
    public UnixEndpoint {
        if (path.toString().isEmpty()) {
            throw new IllegalArgumentException("a Unix socket needs a path");
        }
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** One word on one line, whatever the path has in it. */
    static String text(Path path) {
        var text = new StringBuilder();
        for (char c : path.toString().toCharArray()) {
            // An @ in front would make it a name in the abstract namespace.
            boolean first = text.isEmpty();
            if (c == '%' || c == '?' || c <= ' ' || c == 0x7f || c == '@' && first) {
                text.append("%%%02X".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    @Override
    public SocketType type() {
        return SocketType.STREAM;
    }

    @Override
    public String scheme() {
        return "unix";
    }

    /** The endpoint as {@link Endpoint#parse} reads it, without its options. */
    @Override
    public String toString() {
        return "unix:" + text(path);
    }
}
