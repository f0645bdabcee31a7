package echo.tls;

import java.security.cert.CertificateException;

/** A peer's certificate is refused; the message is for the user. */
final class CertificateFault extends CertificateException {

    private static final long serialVersionUID = 1;

    private final TlsFault fault;

    CertificateFault(TlsFault fault, String message, CertificateException cause) {
        super(message, cause);
        this.fault = fault;
    }

    TlsFault fault() {
        return fault;
    }
}
