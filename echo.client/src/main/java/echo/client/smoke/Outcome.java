package echo.client.smoke;

/** How a smoke test ended. */
public sealed interface Outcome {

    /**
     * What came back, in every case.
     *
     * @return the beginning of it
     */
    Received received();

    /**
     * Every byte came back, and the peer closed.
     *
     * @param received what came back
     */
    record Exact(Received received) implements Outcome {}

    /**
     * What came back is not what was sent.
     *
     * @param received what came back
     * @param what where and how, in one line
     */
    record Mismatch(Received received, String what) implements Outcome {}

    /**
     * The peer made no progress.
     *
     * @param received what came back
     * @param what at which phase, in one line
     */
    record Timeout(Received received, String what) implements Outcome {}

    /**
     * The peer refused TLS when we had begun, or broke it.
     *
     * @param received what came back
     * @param what how, in one line
     */
    record NoTls(Received received, String what) implements Outcome {}

    /**
     * The message itself could not be read or sent.
     *
     * @param received what came back
     * @param what why, in one line
     */
    record NoMessage(Received received, String what) implements Outcome {}
}
