package echo.server.stream;

/** What comes before a handler, and may fail. */
enum Handshake {
    /** The PROXY protocol's header. */
    PROXY("proxy"),
    /** TLS. */
    TLS("tls");

    private final String word;

    Handshake(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
