package echo.image;

/** How much a test does: a little in a plain build, and with {@code -Pstress} what is quoted. */
final class Stress {

    private static final boolean ON = Boolean.getBoolean("echo.stress");

    private Stress() {}

    static int number(int plain, int stress) {
        return ON ? stress : plain;
    }
}
