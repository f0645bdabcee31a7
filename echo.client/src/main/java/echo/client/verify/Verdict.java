package echo.client.verify;

/** How one connection went. */
public sealed interface Verdict {

    /** Every byte came back, and then the end. */
    record Exact() implements Verdict {}

    /**
     * What came back is not what was sent.
     *
     * @param what where and how, in one line
     */
    record Mismatch(String what) implements Verdict {}

    /**
     * The peer made no progress.
     *
     * @param what how far it came, in one line
     */
    record Timeout(String what) implements Verdict {}

    /**
     * There was no session of TLS, or no more.
     *
     * @param what why, in one line
     */
    record NoTls(String what) implements Verdict {}

    /**
     * There was no connection.
     *
     * @param what why, in one line
     */
    record NoSocket(String what) implements Verdict {}
}
