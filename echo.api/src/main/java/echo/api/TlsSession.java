package echo.api;

import static java.util.Objects.requireNonNull;

import javax.net.ssl.SSLSession;

/**
 * The TLS of a connection: version 1.3 (RFC 8446) or 1.2 (RFC 5246).
 *
 * @param session what was agreed on: version, cipher suite, and the certificates of a client that
 *     was asked for them and has some ({@link SSLSession#getPeerCertificates()})
 * @param applicationProtocol the one of {@link ConnectionHandler#applicationProtocols()} that the
 *     client was told (ALPN, RFC 7301); empty if it offered none
 */
public record TlsSession(SSLSession session, String applicationProtocol) {

    /** Nulls are refused. */
    public TlsSession {
        requireNonNull(session);
        requireNonNull(applicationProtocol);
    }
}
