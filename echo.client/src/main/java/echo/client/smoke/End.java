package echo.client.smoke;

/** How reading from the peer came to its end. */
sealed interface End {

    /** The peer has shut its sending side. */
    record Closed() implements End {}

    /** The connection is lost; the reason is the system's word. */
    record Broken(String reason) implements End {}

    /** The session of TLS is lost; the reason is for the user. */
    record NoTls(String reason) implements End {}

    /** Nothing came or went for too long. */
    record Stalled(Phase phase) implements End {}

    /** A byte is not the one that was sent; the difference says which. */
    record Different(String difference) implements End {}

    /** What we were doing when nothing came or went. */
    enum Phase {
        /** There is more of the message. */
        SENDING("sending", "does it read?"),
        /** All is sent, and not all is back. */
        RECEIVING("waiting for the echo", "does it echo?"),
        /** All is back. */
        ENDING("waiting for the peer to close", "does it see the end of our side?");

        final String words;
        final String remedy;

        Phase(String words, String remedy) {
            this.words = words;
            this.remedy = remedy;
        }
    }
}
