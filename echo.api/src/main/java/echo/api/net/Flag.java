package echo.api.net;

/** What is wanted of a resolution beside addresses (RFC 3493, section 6.1). */
public enum Flag {
    /** The addresses are to be bound: with no host, the wildcards instead of the loopback. */
    PASSIVE(1),
    /** The first answer has the host's canonical name. */
    CANONNAME(2),
    /** The host is an address already: nobody is asked for a name. */
    NUMERICHOST(4);

    private final int number;

    Flag(int number) {
        this.number = number;
    }

    /**
     * The bit that C programs know it by.
     *
     * @return 1, 2 or 4
     */
    public int number() {
        return number;
    }
}
