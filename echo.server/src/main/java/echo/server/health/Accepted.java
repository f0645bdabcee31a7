package echo.server.health;

import echo.server.metrics.Format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which format of the figures somebody wants, by {@code Accept} (RFC 9110, section 12.5.1). */
final class Accepted {

    private static final Pattern WEIGHT = Pattern.compile(";[ \t]*[qQ]=([01](?:\\.\\d{0,3})?)");

    private Accepted() {}

    /** OpenMetrics, unless plain text is liked better. */
    static Format format(String accept) {
        double plain = 0;
        double open = 0;
        for (String range : accept.split(",")) {
            String type = range.split(";")[0].strip();
            if (type.equalsIgnoreCase("text/plain")) {
                plain = Math.max(plain, weight(range));
            } else if (type.equalsIgnoreCase("application/openmetrics-text")) {
                open = Math.max(open, weight(range));
            }
        }
        return plain > open ? Format.PROMETHEUS : Format.OPENMETRICS;
    }

    private static double weight(String range) {
        Matcher weight = WEIGHT.matcher(range);
        return weight.find() ? Double.parseDouble(weight.group(1)) : 1;
    }
}
