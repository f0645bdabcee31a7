package echo.server.stream;

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
    CUT("cut");

    private final String word;

    Ending(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
