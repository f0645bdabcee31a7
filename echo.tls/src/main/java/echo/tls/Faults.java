package echo.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

/** Finds out why there is no session, in the words of one side. For one connection. */
abstract sealed class Faults permits ClientFaults, ServerFaults {

    /** The JDK names an alert nowhere but in its message. */
    private static final Pattern ALERT =
            Pattern.compile(
                    "(?:\\((\\w+)\\) )?(?:Received fatal alert: (\\w+))?(.*)", Pattern.DOTALL);

    private static final int ALERT_RECORD = 21;
    private static final int HANDSHAKE_RECORD = 22;
    private static final int SHOWN = 40;
    private static final int SHOWN_BYTES = 8;
    private static final byte[] NOTHING = {};

    private byte[] beginning = NOTHING;

    /** Takes note of the first bytes that came. */
    final void came(ByteBuffer bytes) {
        if (beginning.length == 0) {
            beginning = new byte[Math.min(bytes.remaining(), SHOWN)];
            bytes.get(bytes.position(), beginning);
        }
    }

    /** That there is a session. */
    final void established() {
        beginning = NOTHING;
    }

    /** That the engine gave up. */
    final TlsException of(SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TlsException already) {
                return already;
            } else if (cause instanceof CertificateFault certificate) {
                return new TlsException(certificate.fault(), certificate.getMessage(), e);
            }
        }
        if (isEchoed(beginning)) {
            return notTls("it echoes the handshake", e);
        } else if (isPlain()) {
            return notTls("it says " + said(), e);
        }
        Matcher alert = ALERT.matcher(String.valueOf(e.getMessage()));
        if (!alert.matches()) {
            return new TlsException(TlsFault.OTHER, e.getMessage(), e);
        }
        return alert.group(2) != null
                ? refused(alert.group(2), e)
                : refusing(String.valueOf(alert.group(1)), Subjects.printable(alert.group(3)), e);
    }

    /** That the other side begins a handshake in a session of TLS 1.2. */
    static TlsException renegotiation() {
        return new TlsException(
                TlsFault.OTHER, "the peer wants to renegotiate, which is not done here", null);
    }

    private TlsException notTls(String how, SSLException e) {
        return new TlsException(
                TlsFault.NOT_TLS, "the %s does not speak TLS: %s".formatted(peer(), how), e);
    }

    private String said() {
        String text = new String(beginning, ISO_8859_1).replaceAll("[^ -~]+", " ").strip();
        int n = Math.min(beginning.length, SHOWN_BYTES);
        return text.length() < beginning.length / 2
                ? "the bytes " + HexFormat.ofDelimiter(" ").formatHex(beginning, 0, n)
                : "'%s'".formatted(text);
    }

    private boolean isPlain() {
        return beginning.length > 0
                && beginning[0] != HANDSHAKE_RECORD
                && beginning[0] != ALERT_RECORD;
    }

    /** What the other side is called. */
    abstract String peer();

    /** Whether these first bytes are what only this side says. */
    abstract boolean isEchoed(byte[] first);

    /** That the other side sent an alert. */
    abstract TlsException refused(String alert, SSLException e);

    /** That this side sends an alert, whose name may be {@code null} in letters. */
    abstract TlsException refusing(String alert, String why, SSLException e);

    /** That the connection ended before there was a session. */
    abstract TlsException closed(IOException e);

    /** That the connection ended before the other side sent a byte of the application. */
    abstract IOException early(IOException e);
}
