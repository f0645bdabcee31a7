package echo.client.verify.compare;

/** How a connection, or a case of a suite, went. */
public sealed interface Verdict permits Verdict.Exact, Verdict.Skipped, Fault {

    /** Every byte came back, and then the end. */
    record Exact() implements Verdict {}

    /**
     * It could not be tried.
     *
     * @param why in one line
     */
    record Skipped(String why) implements Verdict {}
}
