package echo.plot;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ticks of logarithmic axes, each with its label. */
final class Ticks {

    /** Above this many decades there are only the decades, or labels would touch. */
    private static final double MOST_DECADES_OF_ALL = 3;

    private Ticks() {}

    /** 0%, 50%, 90%, 99% and so on, as far as one of so many values goes. */
    static SortedMap<Double, String> percentiles(long values) {
        var ticks = new TreeMap<Double, String>();
        double oneOf = 1;
        ticks.put(oneOf, "0%");
        ticks.put(2.0, "50%");
        for (int nines = 1; oneOf < values || nines == 1; nines++) {
            oneOf *= 10;
            ticks.put(oneOf, nines(nines) + "%");
        }
        return ticks;
    }

    private static String nines(int count) {
        String digits = "9".repeat(count);
        return switch (count) {
            case 1 -> "90";
            case 2 -> digits;
            default -> digits.substring(0, 2) + "." + digits.substring(2);
        };
    }

    /**
     * 1, 2 and 5 of each power of ten, or the powers alone, from below the least to above the
     * greatest.
     */
    static SortedMap<Double, String> around(double least, double greatest) {
        int first = (int) Math.floor(Math.log10(least)) - 1;
        int end = (int) Math.ceil(Math.log10(greatest)) + 1;
        boolean all = Math.log10(greatest / least) <= MOST_DECADES_OF_ALL;
        var ticks = new TreeMap<Double, String>();
        for (int power = first; power <= end; power++) {
            for (int digit : all ? new int[] {1, 2, 5} : new int[] {1}) {
                BigDecimal tick = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
                ticks.put(tick.doubleValue(), tick.toPlainString());
            }
        }
        return ticks.subMap(ticks.lowerKey(least), true, ticks.higherKey(greatest), true);
    }
}
