package echo.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as options take them: {@code 512}, {@code 64K}, {@code 1M}, {@code 2G}. */
public final class Sizes {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})([KMG]?)");

    private Sizes() {}

    /**
     * Reads a size; the letters are powers of 1,024.
     *
     * @param what the option it was given for, named in the message
     * @param text such as {@code 64K}
     * @param least the least that is possible
     * @param most the most that is possible
     * @return bytes
     * @throws UsageException if it is no size or out of range
     */
    public static long parse(String what, String text, long least, long most)
            throws UsageException {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            int shift = 10 * " KMG".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2));
            long amount = Long.parseLong(matcher.group(1));
            // Compared first, as what is too large does not fit when it is shifted.
            if (amount <= most >> shift && amount << shift >= least) {
                return amount << shift;
            }
        }
        throw new UsageException(
                "%s '%s' is not a size from %s to %s: write 512, 64K, 1M or 2G"
                        .formatted(what, text, text(least), text(most)));
    }

    /**
     * Writes a size as options take it.
     *
     * @param bytes zero or more
     * @return in the largest unit that needs no fraction
     */
    public static String text(long bytes) {
        for (int unit = 3; unit > 0; unit--) {
            if (bytes != 0 && bytes % (1L << 10 * unit) == 0) {
                return (bytes >> 10 * unit) + "KMG".substring(unit - 1, unit);
            }
        }
        return Long.toString(bytes);
    }
}
