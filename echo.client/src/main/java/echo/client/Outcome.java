package echo.client;

/** How an exchange ended. */
sealed interface Outcome {

    /** What came back, in every case. */
    Received received();

    /** Every byte came back, and the peer closed. */
    record Exact(Received received) implements Outcome {}

    /** What came back is not what was sent; {@code what} says where and how, in one line. */
    record Mismatch(Received received, String what) implements Outcome {}

    /** The peer made no progress; {@code what} says at which phase, in one line. */
    record Timeout(Received received, String what) implements Outcome {}

    /** The message itself could not be read; {@code what} says why, in one line. */
    record NoMessage(Received received, String what) implements Outcome {}
}
