package echo.server.proxy;

import java.io.IOException;

/** A connection does not begin with a PROXY header. The message is one line: what, and where. */
public final class ProxyHeaderException extends IOException {

    private static final long serialVersionUID = 1;

    ProxyHeaderException(String message) {
        super(message);
    }
}
