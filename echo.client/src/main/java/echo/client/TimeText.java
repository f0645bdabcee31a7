package echo.client;

import java.time.Duration;

/** Durations as the options take them. */
final class TimeText {

    private TimeText() {}

    /** In the largest unit that needs no fraction: {@code 250ms}, {@code 10s}, {@code 5m}. */
    static String of(Duration time) {
        if (time.toMillisPart() != 0 || time.isZero()) {
            return time.toMillis() + "ms";
        } else if (time.toSecondsPart() != 0) {
            return time.toSeconds() + "s";
        }
        return time.toMinutesPart() != 0 ? time.toMinutes() + "m" : time.toHours() + "h";
    }
}
