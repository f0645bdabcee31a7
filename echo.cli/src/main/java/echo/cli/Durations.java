package echo.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as options take them: {@code 250ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|)");

    private Durations() {}

    /**
     * Writes a duration as options take it, in the largest unit that needs no fraction.
     *
     * @param time zero or longer; what is less than a millisecond is left out
     * @return such as {@code 250ms}, {@code 10s}, {@code 5m}, {@code 1h}
     */
    public static String text(Duration time) {
        if (time.toMillisPart() != 0 || time.isZero()) {
            return time.toMillis() + "ms";
        } else if (time.toSecondsPart() != 0) {
            return time.toSeconds() + "s";
        }
        return time.toMinutesPart() != 0 ? time.toMinutes() + "m" : time.toHours() + "h";
    }

    /**
     * Reads a duration; a number alone means seconds.
     *
     * @param option the option it was given for, named in the message
     * @param text such as {@code 10s}
     * @return the duration, zero or longer
     * @throws UsageException if it is not one
     */
    public static Duration parse(String option, String text) throws UsageException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException(
                    "%s '%s' is not a duration: write 250ms, 10s, 5m or 1h"
                            .formatted(option, text));
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
