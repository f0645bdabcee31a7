package echo.tls;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

/** Finds out, from a client's side, why there is no session. For one connection. */
final class Faults {

    /** The JDK names an alert nowhere but in its message. */
    private static final Pattern ALERT =
            Pattern.compile("(?:\\((\\w+)\\) )?(?:Received fatal alert: (\\w+))?(.*)");

    private static final int ALERT_RECORD = 21;
    private static final int HANDSHAKE_RECORD = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SHOWN = 40;

    private final ClientKeys keys;
    private byte[] beginning = {};

    Faults(ClientKeys keys) {
        this.keys = keys;
    }

    /** Takes note of the first bytes that came. */
    void came(ByteBuffer bytes) {
        if (beginning.length == 0) {
            beginning = new byte[Math.min(bytes.remaining(), SHOWN)];
            bytes.get(bytes.position(), beginning);
        }
    }

    /** That the engine gave up. */
    TlsException of(SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TlsException already) {
                return already;
            } else if (cause instanceof CertificateFault certificate) {
                return new TlsException(certificate.fault(), certificate.getMessage(), e);
            }
        }
        if (isEchoed()) {
            return new TlsException(
                    TlsFault.NOT_TLS, "the peer does not speak TLS: it echoes the handshake", e);
        } else if (isPlain()) {
            String text = new String(beginning, StandardCharsets.ISO_8859_1);
            return new TlsException(
                    TlsFault.NOT_TLS,
                    "the peer does not speak TLS: it says '%s'"
                            .formatted(text.replaceAll("[^ -~]+", " ").strip()),
                    e);
        }
        return ofAlert(e);
    }

    private boolean isPlain() {
        return beginning.length > 0
                && beginning[0] != HANDSHAKE_RECORD
                && beginning[0] != ALERT_RECORD;
    }

    /** A server never says hello as clients do. */
    private boolean isEchoed() {
        return beginning.length > 5
                && beginning[0] == HANDSHAKE_RECORD
                && beginning[5] == CLIENT_HELLO;
    }

    private TlsException ofAlert(SSLException e) {
        Matcher alert = ALERT.matcher(String.valueOf(e.getMessage()));
        if (!alert.matches()) {
            return new TlsException(TlsFault.OTHER, e.getMessage(), e);
        } else if (alert.group(2) != null) {
            return refused(alert.group(2), e);
        }
        boolean isVersion = "protocol_version".equals(alert.group(1));
        return new TlsException(
                isVersion ? TlsFault.NOTHING_IN_COMMON : TlsFault.OTHER,
                Subjects.printable(alert.group(3)),
                e);
    }

    private TlsException refused(String alert, SSLException e) {
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

    /** That the connection ended before there was a session. */
    TlsException closed(IOException e) {
        if (keys.isMissing()) {
            return certificateWanted("it closed without one", e);
        }
        String how = e instanceof EOFException ? "" : ": %s".formatted(e.getMessage());
        return new TlsException(TlsFault.CLOSED, "the peer closed during the handshake" + how, e);
    }

    /**
     * That the connection ended before the peer sent a byte of the application: with TLS 1.3 a
     * client learns only then what the server thinks of its certificate.
     */
    IOException early(IOException e) {
        return keys.isMissing() ? certificateWanted("it closed without one", e) : e;
    }
}
