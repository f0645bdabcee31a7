package echo.plugins.standard;

import java.io.ByteArrayOutputStream;

/**
 * The characters of chargen (RFC 864, "Data Syntax"): lines of 72 of the 95 printable ASCII
 * characters, each line beginning one further than the last.
 */
final class Characters {

    private static final int FIRST = ' ';
    private static final int KINDS = 95;
    private static final int LINE = 72;

    /** After so many bytes it begins again: each of the characters has begun a line. */
    static final int PERIOD = KINDS * (LINE + 2);

    /** Several periods, so that one write from anywhere in the first is large. */
    private static final int PERIODS = 9;

    private static final byte[] CYCLIC = cyclic();

    private Characters() {}

    /** The characters over and over; shared, so never to be changed. */
    static byte[] shared() {
        return CYCLIC;
    }

    private static byte[] cyclic() {
        var bytes = new ByteArrayOutputStream(PERIODS * PERIOD);
        for (int line = 0; line < PERIODS * KINDS; line++) {
            for (int i = 0; i < LINE; i++) {
                bytes.write(FIRST + (line + i) % KINDS);
            }
            bytes.write('\r');
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }
}
