package echo.plugins.standard;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the numbers in options. Each error says what is wrong with the text, and what is right. */
public final class Units {

    private static final Pattern BYTES = Pattern.compile("([0-9]{1,18})([KMG]?)");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m|h|)");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,6})?");
    private static final Duration LONGEST = Duration.ofHours(24);

    private Units() {}

    /**
     * Reads a number of bytes.
     *
     * @param text such as {@code 1000}, or {@code 64K}, {@code 10M}, {@code 1G} in powers of 1024
     * @return zero or more
     * @throws IllegalArgumentException if it is none
     */
    public static long bytes(String text) {
        Matcher matcher = BYTES.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            int power =
                    switch (matcher.group(2)) {
                        case "K" -> 10;
                        case "M" -> 20;
                        case "G" -> 30;
                        default -> 0;
                    };
            if (count <= Long.MAX_VALUE >> power) {
                return count << power;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is not a number of bytes: write 1000, 64K, 10M or 1G".formatted(text));
    }

    /**
     * Reads a number of bytes that is not zero.
     *
     * @param text as {@link #bytes} takes it
     * @return one or more
     * @throws IllegalArgumentException if it is none
     */
    public static long someBytes(String text) {
        long count = bytes(text);
        if (count == 0) {
            throw new IllegalArgumentException(
                    "'%s' is too little: write 1 or more bytes".formatted(text));
        }
        return count;
    }

    /**
     * Reads a time.
     *
     * @param text such as {@code 250ms}, {@code 10s}, {@code 5m}, {@code 1h}; a number alone means
     *     seconds, as in the server's own options
     * @return 0 to 24 hours
     * @throws IllegalArgumentException if it is none
     */
    public static Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            Duration time =
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofSeconds(amount);
                    };
            if (time.compareTo(LONGEST) <= 0) {
                return time;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is not a time: write 250ms, 10s, 5m or 1h, at most 24h".formatted(text));
    }

    /**
     * Reads a probability in percent.
     *
     * @param text such as {@code 10} or {@code 0.5}
     * @return 0 to 100
     * @throws IllegalArgumentException if it is none
     */
    public static double percent(String text) {
        if (PERCENT.matcher(text).matches()) {
            double percent = Double.parseDouble(text);
            if (percent <= 100) {
                return percent;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is not a number of percent: write 10 or 0.5, at most 100".formatted(text));
    }
}
