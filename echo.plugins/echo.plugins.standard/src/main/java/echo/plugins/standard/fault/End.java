package echo.plugins.standard.fault;

/** What stops an echo in the middle. Of two at the same byte, the one further up here happens. */
enum End {
    /** A TCP RST. */
    RESET("reset-after"),
    /** An orderly close. */
    CLOSE("close-after"),
    /** A FIN, while the connection stays open. */
    HALF_CLOSE("half-close-after"),
    /** Silence. */
    STALL("stall-after");

    private final String option;

    End(String option) {
        this.option = option;
    }

    String option() {
        return option;
    }
}
