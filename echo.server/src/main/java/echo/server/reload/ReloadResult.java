package echo.server.reload;

/** How a reload went. */
enum ReloadResult {
    /** All plugins could be loaded, and every listener has the new code. */
    OK("ok"),
    /** A plugin is left out, or a listener goes on with its old code; the log says why. */
    PARTIAL("partial"),
    /** Nothing is changed. */
    FAILED("failed");

    private final String word;

    ReloadResult(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
