package echo.server.limits;

/** Why a connection was not served. */
public enum Rejection {
    /** As many as may be are open, and the listener is told to refuse the others. */
    MAX_CONNECTIONS("max-connections"),
    /** Its source has as many open as it may. */
    MAX_PER_SOURCE("max-per-source"),
    /** Its source opens too many a second. */
    SOURCE_RATE("source-rate"),
    /** Its address may not come in. */
    DENIED("denied"),
    /** It should come from a proxy, and does not come from one that is trusted. */
    UNTRUSTED("untrusted");

    private final String word;

    Rejection(String word) {
        this.word = word;
    }

    /** One word, as logs and metrics have it. */
    @Override
    public String toString() {
        return word;
    }
}
