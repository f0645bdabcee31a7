package echo.bench;

import java.util.Locale;

/** Numbers for people. */
final class Format {

    private static final double MEGABYTE = 1e6;
    private static final int WHOLE = 100;
    private static final int TENTHS = 10;

    private Format() {}

    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= WHOLE ? "%,.0f" : size >= TENTHS ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    static String value(Figure figure, double value) {
        return number(figure == Figure.RESIDENT ? value / MEGABYTE : value);
    }

    static String spread(Figure figure, Spread spread) {
        return "%s (%s–%s)"
                .formatted(
                        value(figure, spread.median()),
                        value(figure, spread.min()),
                        value(figure, spread.max()));
    }

    static String ratio(Spread spread) {
        return String.format(
                Locale.ROOT, "%.2f (%.2f–%.2f)", spread.median(), spread.min(), spread.max());
    }

    static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    static String minutes(double seconds) {
        return String.format(Locale.ROOT, "%d:%02d", (long) seconds / 60, (long) seconds % 60);
    }
}
