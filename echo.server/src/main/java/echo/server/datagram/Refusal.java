package echo.server.datagram;

/** Why a datagram is dropped. */
enum Refusal {
    /** It did not fit: the rest is lost, and a part would be taken for the whole. */
    TOO_LARGE("max-size", "larger than max-size"),
    /**
     * It came from the port of a service that would answer our answer, and so for ever
     * (CVE-2024-2169), or from port 0, which cannot be answered.
     */
    SERVICE_PORT("service-port", "from the port of a service that would answer back"),
    /** Its source sends too many, or somebody in its name. */
    TOO_OFTEN("source-rate", "above source-rate"),
    /** Its source may not come in. */
    DENIED("denied", "of an address that allow and deny keep out");

    private final String reason;
    private final String words;

    Refusal(String reason, String words) {
        this.reason = reason;
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

    /** For figures: the option that drops it, or a word. */
    String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return words;
    }
}
