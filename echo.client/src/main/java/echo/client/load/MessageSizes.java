package echo.client.load;

import echo.cli.Sizes;
import echo.cli.UsageException;

/**
 * How large messages are.
 *
 * @param least bytes, 1 or more
 * @param most bytes, the same or more
 */
record MessageSizes(int least, int most) {

    static final int LARGEST = 64 << 20;

    MessageSizes {
        if (least < 1 || most < least || most > LARGEST) {
            throw new IllegalArgumentException("messages of %d to %d bytes".formatted(least, most));
        }
    }

    /** Reads {@code 64}, {@code 4K} or {@code 64-1K}. */
    static MessageSizes parse(String option, String text) throws UsageException {
        int dash = text.indexOf('-');
        int most = (int) Sizes.parse(option, text.substring(dash + 1), 1, LARGEST);
        int least =
                dash < 0 ? most : (int) Sizes.parse(option, text.substring(0, dash), 1, LARGEST);
        if (least > most) {
            throw new UsageException(
                    "%s '%s' is no range: write the smaller size first".formatted(option, text));
        }
        return new MessageSizes(least, most);
    }

    boolean isRange() {
        return least < most;
    }

    @Override
    public String toString() {
        return Sizes.text(least) + (isRange() ? "-" + Sizes.text(most) : "");
    }
}
