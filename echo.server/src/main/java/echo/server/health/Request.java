package echo.server.health;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an HTTP request (RFC 9112), as far as it matters here.
 *
 * @param method such as {@code GET}
 * @param path without a query
 * @param accept what {@code Accept} says, all of it; empty if it is not there
 * @param keepsAlive whether another request may follow
 */
record Request(String method, String path, String accept, boolean keepsAlive) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern LINE = Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/1\\.(\\d)");
    private static final Pattern ORIGIN = Pattern.compile("(?i)https?://[^/?]*");
    // Tabs, spaces and what RFC 9110 calls VCHAR and obs-text.
    private static final Pattern FIELD =
            Pattern.compile("(" + TOKEN + "):[ \t]*([\t -~\u0080-\u00ff]*?)[ \t]*");

    /** Of the lines of a head, without their ends. */
    static Request parse(Iterable<String> head) throws BadRequestException {
        var lines = head.iterator();
        Matcher line = LINE.matcher(lines.next());
        if (!line.matches()) {
            throw bad("not a request line of HTTP/1.1");
        }
        boolean isFirst = line.group(3).equals("0");
        boolean closes = isFirst;
        int hosts = 0;
        var accept = new StringBuilder();
        while (lines.hasNext()) {
            Matcher field = FIELD.matcher(lines.next());
            if (!field.matches()) {
                throw bad("not a header field");
            }
            String value = field.group(2);
            switch (field.group(1).toLowerCase(Locale.ROOT)) {
                case "host" -> hosts++;
                case "accept" -> accept.append(accept.isEmpty() ? "" : ",").append(value);
                case "connection" -> closes |= value.toLowerCase(Locale.ROOT).contains("close");
                // What follows is not read, so it must not be taken for a request.
                case "content-length" -> closes |= !value.equals("0");
                case "transfer-encoding" -> closes = true;
                default -> {
                    // Nothing that matters here.
                }
            }
        }
        if (hosts > 1 || hosts == 0 && !isFirst) {
            throw bad("there must be one Host (RFC 9112, section 3.2)");
        }
        String path = ORIGIN.matcher(line.group(2)).replaceFirst("").replaceFirst("\\?.*", "");
        return new Request(line.group(1), path, accept.toString(), !closes);
    }

    private static BadRequestException bad(String message) {
        return new BadRequestException(Status.BAD_REQUEST, message);
    }
}
