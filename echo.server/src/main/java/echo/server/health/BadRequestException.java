package echo.server.health;

/** What came is no request that can be answered; the connection cannot go on after it. */
final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Status status;

    /** Its message is for whoever sent it. */
    BadRequestException(Status status, String message) {
        super(message);
        this.status = status;
    }

    Status status() {
        return status;
    }
}
