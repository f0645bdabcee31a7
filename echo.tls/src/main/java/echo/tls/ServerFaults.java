package echo.tls;

import java.io.EOFException;
import java.io.IOException;

import javax.net.ssl.SSLException;

/** In a server's words, for its log. */
final class ServerFaults extends Faults {

    /** The alert for it is another in each version of TLS, and of TLS 1.2 one of many uses. */
    private static final String NO_CERTIFICATE = "Empty client certificate chain";

    @Override
    String peer() {
        return "client";
    }

    @Override
    boolean isEchoed(byte[] first) {
        return false;
    }

    @Override
    TlsException refusing(String alert, String why, SSLException e) {
        if (why.equals(NO_CERTIFICATE)) {
            return new TlsException(
                    TlsFault.CERTIFICATE_WANTED, "the client shows no certificate", e);
        }
        return switch (alert) {
            case "protocol_version" ->
                    new TlsException(
                            TlsFault.NOTHING_IN_COMMON,
                            "the client has only old versions, and TLS 1.2 or 1.3 is needed: %s"
                                    .formatted(why),
                            e);
            case "handshake_failure", "insufficient_security" ->
                    new TlsException(
                            TlsFault.NOTHING_IN_COMMON,
                            "no cipher suite, group or signature in common with the client: %s"
                                    .formatted(why),
                            e);
            case "no_application_protocol" ->
                    new TlsException(
                            TlsFault.NOTHING_IN_COMMON,
                            "the client offers none of the handler's protocols (ALPN)",
                            e);
            default -> new TlsException(TlsFault.OTHER, why, e);
        };
    }

    @Override
    TlsException refused(String alert, SSLException e) {
        return switch (alert) {
            case "bad_certificate",
                    "unsupported_certificate",
                    "certificate_revoked",
                    "certificate_expired",
                    "certificate_unknown",
                    "unknown_ca",
                    "access_denied" ->
                    new TlsException(
                            TlsFault.CERTIFICATE_REFUSED,
                            "the client refuses our certificate: %s".formatted(alert),
                            e);
            default ->
                    new TlsException(TlsFault.OTHER, "the client gives up: %s".formatted(alert), e);
        };
    }

    @Override
    TlsException closed(IOException e) {
        String how =
                e instanceof EOFException
                        ? "the client closed during the handshake"
                        : "the connection ended during the handshake: " + e.getMessage();
        return new TlsException(TlsFault.CLOSED, how, e);
    }

    @Override
    IOException early(IOException e) {
        return e;
    }
}
