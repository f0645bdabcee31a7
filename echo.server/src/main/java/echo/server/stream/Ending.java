package echo.server.stream;

import echo.server.deadlines.Expiry;

/** How a connection ended: the last word of its line in the access log. */
enum Ending {
    /** The peer shut its side, and the handler was done. */
    EOF("eof"),
    /** The handler was done before the peer shut its side. */
    DONE("done"),
    /** The peer went away. */
    RESET("reset"),
    /** The handler failed. */
    FAULT("fault"),
    /** The server had to stop. */
    CUT("cut"),
    /** Its peer may not come in. */
    REJECTED("rejected"),
    /** It began without a valid PROXY header. */
    PROXY("proxy"),
    /** There was no session of TLS. */
    TLS("tls"),
    /** It moved no byte for too long. */
    IDLE("idle"),
    /** It lasted too long. */
    LIFETIME("lifetime"),
    /** It was not ready for its handler in time. */
    HANDSHAKE("handshake"),
    /** It moved too few bytes a second. */
    TOO_SLOW("too-slow"),
    /** It moved too many bytes. */
    MAX_BYTES("max-bytes");

    private final String word;

    Ending(String word) {
        this.word = word;
    }

    static Ending of(Expiry why) {
        return switch (why) {
            case IDLE -> IDLE;
            case LIFETIME -> LIFETIME;
            case HANDSHAKE -> HANDSHAKE;
            case TOO_SLOW -> TOO_SLOW;
        };
    }

    @Override
    public String toString() {
        return word;
    }
}
