package echo.server.stream;

import echo.server.limits.Rejection;

import java.io.IOException;

/** A peer may not come in, as is known only now that a proxy has said who it is. */
final class RejectedException extends IOException {

    private static final long serialVersionUID = 1;

    private final Rejection why;

    RejectedException(Rejection why) {
        super(why.toString());
        this.why = why;
    }

    Rejection why() {
        return why;
    }
}
