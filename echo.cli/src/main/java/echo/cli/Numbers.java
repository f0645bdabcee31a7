package echo.cli;

/** Whole numbers as options take them. */
public final class Numbers {

    private Numbers() {}

    /**
     * Reads a number.
     *
     * @param what the option or argument it was given for, named in the message
     * @param text decimal digits
     * @param least the least that is possible
     * @param most the most that is possible
     * @return the number
     * @throws UsageException if it is no number or out of range
     */
    public static int parse(String what, String text, int least, int most) throws UsageException {
        // At most nine digits, which any int holds.
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new UsageException(
                "%s '%s' is not a number from %d to %d".formatted(what, text, least, most));
    }
}
