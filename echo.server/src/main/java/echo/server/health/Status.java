package echo.server.health;

/** An answer's status (RFC 9110, section 15; 431: RFC 6585, section 5). */
enum Status {
    OK(200, "OK"),
    BAD_REQUEST(400, "Bad Request"),
    NOT_FOUND(404, "Not Found"),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
    HEAD_TOO_LARGE(431, "Request Header Fields Too Large"),
    UNAVAILABLE(503, "Service Unavailable");

    private final int code;
    private final String reason;

    Status(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    @Override
    public String toString() {
        return code + " " + reason;
    }
}
