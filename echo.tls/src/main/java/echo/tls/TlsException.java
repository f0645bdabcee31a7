package echo.tls;

import static java.util.Objects.requireNonNull;

import javax.net.ssl.SSLException;

/** There is no session of TLS, or no more. The message is a part of a line, without a remedy. */
public final class TlsException extends SSLException {

    private static final long serialVersionUID = 1;

    private final transient TlsFault fault;

    TlsException(TlsFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = requireNonNull(fault);
    }

    /**
     * Why.
     *
     * @return what a remedy depends on
     */
    public TlsFault fault() {
        return fault;
    }
}
