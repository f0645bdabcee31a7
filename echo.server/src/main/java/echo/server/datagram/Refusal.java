package echo.server.datagram;

/** Why a datagram is dropped. */
enum Refusal {
    /** It did not fit: the rest is lost, and a part would be taken for the whole. */
    TOO_LARGE("larger than max-size"),
    /**
     * It came from the port of a service that would answer our answer, and so for ever
     * (CVE-2024-2169), or from port 0, which cannot be answered.
     */
    SERVICE_PORT("from the port of a service that would answer back"),
    /** Its source sends too many, or somebody in its name. */
    TOO_OFTEN("above source-rate"),
    /** Its source may not come in. */
    DENIED("of an address that allow and deny keep out");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    /** Whether something answers whatever comes to that port. */
    static boolean isServicePort(int port) {
        return switch (port) {
            // echo, daytime, qotd, chargen, time
            case 0, 7, 13, 17, 19, 37 -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
