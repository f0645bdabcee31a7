package echo.client.latency;

import java.util.Locale;

/** Times as people read them. */
public final class Times {

    private static final String[] UNITS = {"ns", "us", "ms", "s"};

    private Times() {}

    /**
     * Three digits that count, in the unit that fits.
     *
     * @param nanos zero or more
     * @return such as {@code 350 ns}, {@code 12.3 us}, {@code 1.25 ms}, {@code 90.0 s}
     */
    public static String text(double nanos) {
        double amount = nanos;
        int unit = 0;
        // 999.5 would be written as 1000.
        while (amount >= 999.5 && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        int digits = unit == 0 || amount >= 99.95 ? 0 : amount >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%.".concat(digits + "f %s"), amount, UNITS[unit]);
    }
}
