package echo.tls;

import java.io.EOFException;
import java.io.IOException;

import javax.net.ssl.SSLException;

/** In a client's words. */
final class ClientFaults extends Faults {

    private static final int HANDSHAKE_RECORD = 22;
    private static final int CLIENT_HELLO = 1;

    private final ClientKeys keys;

    ClientFaults(ClientKeys keys) {
        this.keys = keys;
    }

    @Override
    String peer() {
        return "peer";
    }

    /** A server never says hello as clients do. */
    @Override
    boolean isEchoed(byte[] first) {
        return first.length > 5 && first[0] == HANDSHAKE_RECORD && first[5] == CLIENT_HELLO;
    }

    @Override
    TlsException refusing(String alert, String why, SSLException e) {
        boolean isVersion = alert.equals("protocol_version");
        return new TlsException(isVersion ? TlsFault.NOTHING_IN_COMMON : TlsFault.OTHER, why, e);
    }

    @Override
    TlsException refused(String alert, SSLException e) {
        if (keys.isMissing() && isAboutOurCertificate(alert)) {
            return certificateWanted(alert, e);
        }
        return switch (alert) {
            case "protocol_version" ->
                    new TlsException(
                            TlsFault.NOTHING_IN_COMMON,
                            "the peer refuses TLS 1.2 and 1.3: %s".formatted(alert),
                            e);
            case "handshake_failure", "insufficient_security" ->
                    new TlsException(
                            TlsFault.NOTHING_IN_COMMON,
                            "the peer refuses all our cipher suites, groups or signatures: %s"
                                    .formatted(alert),
                            e);
            case "unrecognized_name" ->
                    new TlsException(
                            TlsFault.OTHER_NAME,
                            "the peer does not know this name: %s".formatted(alert),
                            e);
            default ->
                    new TlsException(
                            !keys.isEmpty() && isAboutOurCertificate(alert)
                                    ? TlsFault.CERTIFICATE_REFUSED
                                    : TlsFault.OTHER,
                            "the peer refuses%s: %s"
                                    .formatted(
                                            isAboutOurCertificate(alert) ? " our certificate" : "",
                                            alert),
                            e);
        };
    }

    private static TlsException certificateWanted(String how, IOException e) {
        return new TlsException(
                TlsFault.CERTIFICATE_WANTED,
                "the peer wants a client certificate: %s".formatted(how),
                e);
    }

    private static boolean isAboutOurCertificate(String alert) {
        return switch (alert) {
            case "certificate_required",
                    "bad_certificate",
                    "unsupported_certificate",
                    "certificate_revoked",
                    "certificate_expired",
                    "certificate_unknown",
                    "unknown_ca",
                    "access_denied",
                    "handshake_failure" ->
                    true;
            default -> false;
        };
    }

    @Override
    TlsException closed(IOException e) {
        if (keys.isMissing()) {
            return certificateWanted("it closed without one", e);
        }
        String how = e instanceof EOFException ? "" : ": %s".formatted(e.getMessage());
        return new TlsException(TlsFault.CLOSED, "the peer closed during the handshake" + how, e);
    }

    /** With TLS 1.3 a client learns only then what the server thinks of its certificate. */
    @Override
    IOException early(IOException e) {
        return keys.isMissing() ? certificateWanted("it closed without one", e) : e;
    }
}
