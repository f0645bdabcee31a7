package echo.server.deadlines;

/** Which deadline a connection has not met. */
public enum Expiry {
    /** It has moved no byte for too long. */
    IDLE,
    /** It has lasted too long. */
    LIFETIME,
    /** It was not ready for its handler in time. */
    HANDSHAKE,
    /** It moves too few bytes. */
    TOO_SLOW
}
